namespace Foldstream;

/// <summary>
/// A member of a stored event is protected (personal data, say), and this build has no key for it. The bytes are whole: nothing was skipped, guessed or
/// applied. A fold that doesn't read the member needs no key.
/// </summary>
public sealed class ProtectedMemberException : FoldstreamException
{
    internal ProtectedMemberException(int offset)
        : base($"A member is protected, and this build has no key for it (at byte {offset} of the payload).")
        => Offset = offset;

    internal ProtectedMemberException(StreamId stream, long version, string eventName, ProtectedMemberException inner)
        : base($"A member of '{eventName}' in {stream} at version {version} is protected, and this build has no key for it. The event was not applied.", inner)
        => (Stream, Version, Offset) = (stream, version, inner.Offset);

    /// <summary>The event's stream; <see langword="null"/> where a payload alone was read.</summary>
    public StreamId? Stream { get; }

    /// <summary>The event's version; 0 where a payload alone was read.</summary>
    public long Version { get; }

    /// <summary>The byte of the payload at which the protected value begins, from 0.</summary>
    public int Offset { get; }
}
