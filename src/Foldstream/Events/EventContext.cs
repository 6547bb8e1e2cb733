namespace Foldstream;

/// <summary>
/// Where and when an event happened. An <c>Apply</c> may take it as a second parameter, <c>in EventContext</c>. It is the same when the
/// event is raised and whenever it is replayed.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="version">The event's version, from 1.</param>
/// <param name="appendId">The append that the event belongs to.</param>
/// <param name="time">When the append was made, in UTC.</param>
/// <param name="metadata">The append's metadata as encoded by the store; empty when it has none.</param>
public readonly ref struct EventContext(StreamId stream, long version, AppendId appendId, DateTimeOffset time, ReadOnlySpan<byte> metadata = default)
{
    private readonly ReadOnlySpan<byte> _metadata = metadata;

    /// <summary>The stream.</summary>
    public StreamId Stream { get; } = stream;

    /// <summary>The event's version, from 1.</summary>
    public long Version { get; } = version;

    /// <summary>The append that the event belongs to.</summary>
    public AppendId AppendId { get; } = appendId;

    /// <summary>When the append was made, in UTC: when the fact was recorded. When it happened in the world belongs in the event.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>
    /// The event's place, from 0, among all that upcasters make of one stored event; what may be absent counts. 0 for an event that is stored as it is. All parts
    /// of a stored event have its version.
    /// </summary>
    public int Part { get; private init; }

    /// <summary>Who caused the append, and by which message. Decoded on each use.</summary>
    /// <exception cref="MalformedPayloadException">The metadata is damaged.</exception>
    public EventMetadata Metadata => EventMetadataCodec.Decode(_metadata);

    /// <summary>The context of another event of the same append.</summary>
    internal EventContext At(long version, int part = 0) => new(Stream, version, AppendId, Time, _metadata) { Part = part };
}
