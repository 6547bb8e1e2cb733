namespace Foldstream;

/// <summary>The store failed in a way that leaves open whether an append was written. Repeating it under the same append id is safe.</summary>
public sealed class AppendOutcomeUnknownException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="appendId">The id to repeat.</param>
    /// <param name="innerException">What failed.</param>
    public AppendOutcomeUnknownException(StreamId stream, AppendId appendId, Exception innerException)
        : base($"It is not known whether the append {appendId} to {stream} was written: {innerException?.Message} "
            + "Repeat it with AppendOptions.Once set to this id: if it was written, the first outcome comes back.", innerException)
        => (Stream, AppendId) = (stream, appendId);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The id to repeat.</summary>
    public AppendId AppendId { get; }
}
