namespace Foldstream.Aggregates;

/// <summary>What one loaded aggregate knows about its snapshots.</summary>
internal sealed class SnapshotProgress
{
    /// <summary>Whether the one that was found is damaged, so that the next replaces it whatever its version says.</summary>
    public bool FoundDamaged { get; set; }

    /// <summary>The version of the snapshot that the load began with, or that was taken since; 0 for none.</summary>
    public long Version { get; set; }

    /// <summary>The version of the snapshot that the load began with; 0 for none.</summary>
    public long RestoredVersion { get; set; }

    /// <summary>The latest time of the appends that are folded into the state.</summary>
    public DateTimeOffset Latest { get; set; }
}
