using System.ComponentModel;

namespace Foldstream.Events;

/// <summary>What the generator adds to an <see cref="EventAttribute">event</see>: its identity and its codec.</summary>
/// <typeparam name="TSelf">The event.</typeparam>
public interface IEvent<TSelf>
    where TSelf : IEvent<TSelf>
{
    /// <summary>The event's name, schema version and shape.</summary>
    static abstract EventType EventType { get; }

    /// <summary>
    /// Whether decoding can give another value than was encoded (a <see cref="DateTime"/> comes back as UTC). Such an event is folded as
    /// it will be read, not as it was raised.
    /// </summary>
    static virtual bool ChangesOnTheWire => false;

    /// <summary>An upper bound of the payload's size in bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract long GetMaxPayloadSize(in TSelf e);

    /// <summary>Writes the payload and returns its size.</summary>
    /// <param name="e">The event.</param>
    /// <param name="destination">At least <see cref="GetMaxPayloadSize"/> bytes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract int EncodePayload(in TSelf e, Span<byte> destination);

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The payload, all of it.</param>
    /// <param name="members">
    /// Bit <c>i</c> stands for the <c>i</c>-th member: where it is 0, a member of a reference type may be skipped and left at its default.
    /// Members from the 64th on are always read.
    /// </param>
    /// <param name="e">The event.</param>
    /// <exception cref="MalformedPayloadException">The bytes are not a payload of this event.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out TSelf e);
}
