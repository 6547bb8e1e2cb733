namespace Foldstream.Events;

/// <summary>How large an append may be. Checked while events are added, before anything is written.</summary>
public sealed record PageLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static PageLimits Default { get; } = new();

    /// <summary>The largest payload of one event in bytes: 1 to 16 MiB; the default is 1 MiB.</summary>
    public int MaxEventSize { get; init => field = InRange(value, 1 << 24); } = 1 << 20;

    /// <summary>The most events in one append: 1 to 1,000,000; the default is 10,000.</summary>
    public int MaxEventCount { get; init => field = InRange(value, 1_000_000); } = 10_000;

    /// <summary>The largest append in bytes, headers included: 1 to 512 MiB; the default is 16 MiB.</summary>
    public int MaxAppendSize { get; init => field = InRange(value, 1 << 29); } = 1 << 24;

    /// <summary>The largest metadata of one append in bytes, encoded: 1 to 1 MiB; the default is 64 KiB.</summary>
    public int MaxMetadataSize { get; init => field = InRange(value, 1 << 20); } = 1 << 16;

    private static int InRange(int value, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
