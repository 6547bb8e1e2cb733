namespace Foldstream;

/// <summary>A stream's metadata was at another revision than the one that was expected. Nothing was changed.</summary>
public sealed class StreamMetadataConflictException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expected">The revision that was expected.</param>
    /// <param name="actual">The revision that it has.</param>
    public StreamMetadataConflictException(StreamId stream, long expected, long actual)
        : base($"The metadata of {stream} was expected at revision {expected} and is at {actual}. Nothing was changed. Read it again and decide anew.")
        => (Stream, Expected, Actual) = (stream, expected, actual);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The revision that was expected.</summary>
    public long Expected { get; }

    /// <summary>The revision that it has.</summary>
    public long Actual { get; }
}
