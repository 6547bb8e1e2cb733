using Foldstream.Stores;

namespace Foldstream;

/// <summary>A stream is closed to appends. Nothing was written.</summary>
public sealed class StreamClosedException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="audit">Who closed it, and why; <see langword="null"/> when not known.</param>
    public StreamClosedException(StreamId stream, Audit? audit)
        : base($"{stream} is closed to appends ({audit?.ToString() ?? "not known by whom"}). Nothing was written. ReopenStreamAsync opens it again.")
        => (Stream, Audit) = (stream, audit);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>Who closed it, and why; <see langword="null"/> when not known.</summary>
    public Audit? Audit { get; }
}
