namespace Foldstream.Transfer;

/// <summary>How far a copy has come.</summary>
/// <param name="Position">Everything up to there is in the destination.</param>
/// <param name="Head">The source's head when it was read last.</param>
/// <param name="Copied">How many events were written.</param>
/// <param name="Held">How many events the destination held already.</param>
public readonly record struct CopyProgress(long Position, long Head, long Copied, long Held);
