namespace Foldstream.Transfer;

/// <summary>What a copy has done.</summary>
/// <param name="Position">The position of the source up to which everything is in the destination.</param>
/// <param name="Copied">How many events were written.</param>
/// <param name="Held">How many events the destination held already.</param>
/// <param name="Deleted">How many events are gone from the source with their streams, and could not be copied.</param>
/// <param name="Changes">How many streams were closed, opened, described or deleted, and how many events set aside, as they are in the source.</param>
public sealed record CopyResult(long Position, long Copied, long Held, long Deleted, long Changes);
