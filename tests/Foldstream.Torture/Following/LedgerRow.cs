namespace Foldstream.Torture.Following;

/// <summary>One handled event, as its handler wrote it down.</summary>
internal readonly record struct LedgerRow(long Position, string Stream, long Version, string Worker);
