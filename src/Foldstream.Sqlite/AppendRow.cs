namespace Foldstream.Sqlite;

/// <summary>What the row of an append needs besides the append.</summary>
/// <param name="Seed">The checksum's state after the stream id.</param>
/// <param name="Metadata">The encoded metadata; empty when there is none.</param>
internal readonly record struct AppendRow(uint Seed, byte[] Metadata);
