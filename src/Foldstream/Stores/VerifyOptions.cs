namespace Foldstream.Stores;

/// <summary>How a store is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Whether every payload is read by the shape that the store keeps for it; <see langword="true"/> by default. It takes most of the time.</summary>
    public bool ReadsPayloads { get; init; } = true;

    /// <summary>How many findings the report keeps; 1,000 by default. All are counted.</summary>
    public int MaxFindings { get; init; } = 1000;
}
