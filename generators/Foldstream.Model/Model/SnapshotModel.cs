namespace Foldstream.Model;

/// <summary>The snapshots of an aggregate.</summary>
/// <param name="Every">How many events lie between two, from 1.</param>
/// <param name="State">What is stored: all fields of the aggregate.</param>
internal sealed record SnapshotModel(int Every, RecordWire State);
