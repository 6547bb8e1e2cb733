namespace Foldstream;

/// <summary>A stream that must have events has none.</summary>
public sealed class StreamNotFoundException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    public StreamNotFoundException(StreamId stream)
        : this(stream, null)
    {
    }

    internal StreamNotFoundException(StreamId stream, AsOf? asOf)
        : base(asOf is { } past
            ? $"{stream} had no events as of {past}. Use FindAsync if it may be missing."
            : $"{stream} has no events. Use StartAsync to begin it, FindAsync if it may be missing.")
        => Stream = stream;

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }
}
