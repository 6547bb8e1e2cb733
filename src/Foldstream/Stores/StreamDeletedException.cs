using Foldstream.Stores;

namespace Foldstream;

/// <summary>A stream was deleted: its events are gone, and its name is not given again.</summary>
public sealed class StreamDeletedException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="audit">Who deleted it, and why; <see langword="null"/> when not known.</param>
    public StreamDeletedException(StreamId stream, Audit? audit = null)
        : base($"{stream} was deleted{(audit is null ? "" : $" ({audit})")}. Its events are gone, and nothing can be appended under its name: begin another stream.")
        => (Stream, Audit) = (stream, audit);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>Who deleted it, and why; <see langword="null"/> when not known.</summary>
    public Audit? Audit { get; }
}
