namespace Foldstream.Stores;

/// <summary>How far a verification has come.</summary>
/// <param name="Position">The position that was looked at last.</param>
/// <param name="Head">The store's head when the verification began.</param>
/// <param name="FindingCount">How much was found wrong so far.</param>
public readonly record struct VerifyProgress(long Position, long Head, long FindingCount);
