using System.Collections.Immutable;

namespace Foldstream.Transfer;

/// <summary>What is copied.</summary>
public sealed record CopyOptions
{
    /// <summary>The categories of the streams; empty for all, as by default.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The tenant of the streams, empty for the default one; <see langword="null"/> for all, as by default.</summary>
    public string? Tenant { get; init; }

    /// <summary>The position behind which to begin; 0 by default. What a former copy gave back as <see cref="CopyResult.Position"/> saves reading what was copied.</summary>
    public long AfterPosition { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); }

    /// <summary>How many appends are on their way to the destination at once, from 1 to 10,000; 256 by default.</summary>
    public int AppendsAtOnce
    {
        get;
        init => field = value is > 0 and <= 10_000 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 256;
}
