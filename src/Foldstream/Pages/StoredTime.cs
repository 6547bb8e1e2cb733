namespace Foldstream.Pages;

/// <summary>An append's time as stores keep it: whole units of 100 ns since 1970-01-01 00:00 UTC, negative before.</summary>
public static class StoredTime
{
    private static readonly long Min = DateTimeOffset.MinValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;
    private static readonly long Max = DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>The number that stands for a time.</summary>
    public static long Of(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>Whether a number stands for a time, from the year 1 to the year 9999.</summary>
    public static bool IsValid(long stored) => stored >= Min && stored <= Max;

    /// <summary>The time in UTC that a number stands for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not <see cref="IsValid">valid</see>.</exception>
    public static DateTimeOffset ToTime(long stored) => IsValid(stored)
        ? new DateTimeOffset(stored + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero)
        : throw new ArgumentOutOfRangeException(nameof(stored));
}
