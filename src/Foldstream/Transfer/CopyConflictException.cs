namespace Foldstream;

/// <summary>A stream of the destination holds other events than the source's: the two stores have grown apart. Nothing more was written.</summary>
public sealed class CopyConflictException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The source's version at which the two differ.</param>
    /// <param name="difference">What differs, as a clause.</param>
    /// <param name="innerException">What found it.</param>
    public CopyConflictException(StreamId stream, long version, string difference, Exception? innerException = null)
        : base($"{stream} can't be copied at version {version}: {difference}. Copy into a store that nobody else writes to.", innerException)
        => (Stream, Version) = (stream, version);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The source's version at which the two differ.</summary>
    public long Version { get; }
}
