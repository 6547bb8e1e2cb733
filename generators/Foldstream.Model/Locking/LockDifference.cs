namespace Foldstream.Locking;

/// <summary>What keeps the code from reading what is shipped.</summary>
/// <param name="Member">The event's or record's own member that it is about, as shipped or, for one that was added, as it is; empty for the whole.</param>
/// <param name="Path">The way to what differs: <c>Lines.Quantity</c>; empty for the whole.</param>
/// <param name="Cause">What differs: <c>was 'i32' and is 'str'</c>.</param>
/// <param name="Stored">What the bytes on disk hold, as a line of the lock; empty where they hold nothing.</param>
/// <param name="Instead">The own member of the code that stands where it stood; empty for none.</param>
internal sealed record LockDifference(string Member, string Path, string Cause, string Stored, string Instead = "");
