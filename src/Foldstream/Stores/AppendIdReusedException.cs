namespace Foldstream;

/// <summary>A stream holds the append id already, with other events than those that were to be appended under it. Nothing was written.</summary>
public sealed class AppendIdReusedException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="appendId">The id.</param>
    /// <param name="version">The version of the last event of the first append.</param>
    /// <param name="difference">What differs between the two, as the end of a sentence.</param>
    public AppendIdReusedException(StreamId stream, AppendId appendId, long version, string difference = "with other events")
        : base($"{stream} holds the append id {appendId} already (up to version {version}), {difference}. Nothing was written. "
            + "An append id belongs to one message; give each its own.")
        => (Stream, AppendId, Version) = (stream, appendId, version);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The id.</summary>
    public AppendId AppendId { get; }

    /// <summary>The version of the last event of the first append.</summary>
    public long Version { get; }
}
