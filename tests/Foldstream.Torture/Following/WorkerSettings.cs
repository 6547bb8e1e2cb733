using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Following;

/// <summary>How a worker's process works.</summary>
internal sealed record WorkerSettings
{
    public required string Name { get; init; }

    public int Shards { get; init; } = 1;

    public Build Build { get; init; }

    public Plant Plant { get; init; }

    /// <summary>How many milliseconds it stays before each transaction, and before each commit.</summary>
    public int Pause { get; init; }
}
