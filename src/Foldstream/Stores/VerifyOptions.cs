namespace Foldstream.Stores;

/// <summary>How a store is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Whether every payload is read by the shape that the store keeps for it; <see langword="true"/> by default. It takes most of the time.</summary>
    public bool ReadsPayloads { get; init; } = true;

    /// <summary>
    /// How many appends, spread over the store, are looked for again by their ids, as a repeated append would be; 1,000 by default, 0 for none,
    /// <see cref="long.MaxValue"/> for all. Each takes a query: microseconds in a file, a round trip to a server, so that all of a large store may take longer
    /// than the rest.
    /// </summary>
    public long AppendLookups { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); } = 1000;

    /// <summary>How many findings the report keeps; 1,000 by default. All are counted.</summary>
    public int MaxFindings { get; init; } = 1000;
}
