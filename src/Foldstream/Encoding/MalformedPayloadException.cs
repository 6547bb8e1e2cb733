namespace Foldstream;

/// <summary>The bytes are not the payload of the event that they claim to be. Readers of a store see it inside <see cref="CorruptPageException"/>.</summary>
public sealed class MalformedPayloadException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was expected and what was found, without any value of the payload.</param>
    /// <param name="offset">The byte of the payload at which reading stopped, from 0.</param>
    public MalformedPayloadException(string message, int offset)
        : base($"{message} (at byte {offset} of the payload)")
        => Offset = offset;

    /// <summary>The byte of the payload at which reading stopped, from 0.</summary>
    public int Offset { get; }
}
