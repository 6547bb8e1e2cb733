using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Subscriptions;

/// <summary>One append on its way to handlers: what belongs to all its events. It may be kept; the bytes of its frames are lent by a <see cref="LogChunk"/>.</summary>
internal sealed class LogPage
{
    private readonly byte[] _metadata;

    public LogPage(scoped in StoredPage page, int offset)
    {
        (Stream, FirstVersion, FirstPosition, Count, AppendId, Time) = (page.Stream, page.FirstVersion, page.FirstPosition, page.Count, page.AppendId, page.Time);
        (Offset, Length) = (offset, page.Frames.Length);
        _metadata = page.Metadata.IsEmpty ? [] : page.Metadata.ToArray();
    }

    public StreamId Stream { get; }

    public long FirstVersion { get; }

    public long FirstPosition { get; }

    public int Count { get; }

    public AppendId AppendId { get; }

    public DateTimeOffset Time { get; }

    /// <summary>Where the frames are in the chunk's bytes.</summary>
    public int Offset { get; }

    public int Length { get; }

    public long LastPosition => FirstPosition + Count - 1;

    public ReadOnlySpan<byte> MetadataBytes => _metadata;

    public EventMetadata Metadata => EventMetadataCodec.Decode(_metadata);

    public EventContext ContextOf(int index, int part) => new EventContext(Stream, FirstVersion, AppendId, Time, _metadata).At(FirstVersion + index, part);
}
