namespace Foldstream.Sqlite;

/// <summary>What the row of an append says before its page, the position apart.</summary>
/// <param name="Seed">The checksum's state after the stream id.</param>
/// <param name="AppendId">The append's id.</param>
/// <param name="Time">The append's time.</param>
/// <param name="Metadata">The encoded metadata; empty when there is none.</param>
internal readonly record struct AppendHeading(uint Seed, AppendId AppendId, DateTimeOffset Time, byte[] Metadata);
