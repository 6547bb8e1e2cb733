using System.Globalization;

namespace Foldstream;

/// <summary>How much of a stream's past is replayed. What is loaded so is read-only.</summary>
public readonly record struct AsOf
{
    private AsOf(long version, DateTimeOffset time) => (MaxVersion, MaxTime) = (version, time);

    /// <summary>The last version that is replayed; <see cref="long.MaxValue"/> when versions don't matter.</summary>
    internal long MaxVersion { get; }

    /// <summary>The latest time of an append that is replayed.</summary>
    internal DateTimeOffset MaxTime { get; }

    /// <summary>The stream up to and including a version; all of it when it is shorter.</summary>
    /// <param name="version">From 1.</param>
    public static AsOf Version(long version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new AsOf(version, DateTimeOffset.MaxValue);
    }

    /// <summary>The longest beginning of the stream in which no append was made after a time.</summary>
    public static AsOf Time(DateTimeOffset time) => new(long.MaxValue, time);

    /// <summary><c>version 17</c> or the time in UTC.</summary>
    public override string ToString()
        => MaxVersion == long.MaxValue ? MaxTime.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"version {MaxVersion}");
}
