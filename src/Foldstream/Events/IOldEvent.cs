using System.ComponentModel;

namespace Foldstream.Events;

/// <summary>What the generator makes of an old version of an event in the lock. It is read and never written.</summary>
/// <typeparam name="TSelf">The old version.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOldEvent<TSelf>
    where TSelf : IOldEvent<TSelf>
{
    /// <summary>The event's name, the old schema version and its shape.</summary>
    static abstract EventType EventType { get; }

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The payload, all of it.</param>
    /// <param name="members">
    /// Bit <c>i</c> stands for the <c>i</c>-th member: where it is 0, a member whose decoding allocates may be skipped and left at its default.
    /// Members from the 64th on are always read.
    /// </param>
    /// <param name="e">The old event.</param>
    /// <exception cref="MalformedPayloadException">The bytes are not a payload of this version.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out TSelf e);
}
