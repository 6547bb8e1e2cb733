using Foldstream.Pages;

namespace Foldstream;

/// <summary>
/// What a store holds at a place is damaged, was written by a build that this one doesn't understand, or is larger than this host reads.
/// Nothing is skipped.
/// </summary>
public sealed class CorruptPageException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream of the damaged page.</param>
    /// <param name="version">The version of the first event that can't be read.</param>
    /// <param name="position">The position of that event; 0 when unknown.</param>
    /// <param name="fault">What is wrong, as a clause: <c>its checksum fails</c>.</param>
    /// <param name="innerException">What found it, if anything else did.</param>
    public CorruptPageException(StreamId stream, long version, long position, string fault, Exception? innerException = null)
        : this(stream, version, position, fault, "Restore the store from a backup.", innerException)
    {
    }

    private CorruptPageException(StreamId stream, long version, long position, string fault, string advice, Exception? innerException)
        : base($"The page of {stream} at version {version}{(position > 0 ? $" (position {position})" : "")} can't be read: {fault}. "
            + $"Nothing of it was applied or skipped. {advice}", innerException)
        => (Stream, Version, Position, Fault) = (stream, version, position, fault);

    /// <summary>The stream of the damaged page.</summary>
    public StreamId Stream { get; }

    /// <summary>The version of the first event that can't be read.</summary>
    public long Version { get; }

    /// <summary>The position of that event; 0 when unknown.</summary>
    public long Position { get; }

    /// <summary>What is wrong, as a clause: <c>its checksum fails</c>. It holds no payload.</summary>
    public string Fault { get; }

    internal static CorruptPageException Over(ReaderLimits.Excess excess, StreamId stream, long version, long position)
        => new(stream, version, position, $"{excess.What} is {excess.Size:N0}, and this host reads up to {excess.Limit:N0}",
            $"Raise {nameof(ReaderLimits)}.{excess.Option} if it is meant to be so large.", innerException: null);
}
