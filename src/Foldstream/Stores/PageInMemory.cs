using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>One append in memory.</summary>
internal sealed class PageInMemory
{
    private readonly uint _seed;
    private readonly byte[] _metadata, _bytes;
    private readonly ReaderLimits _limits;

    private PageInMemory(StreamAppend append, uint seed, long firstVersion, long firstPosition, byte[] metadata, byte[] bytes, ReaderLimits limits)
    {
        (Stream, AppendId, Count, Time) = (append.Stream, append.AppendId, append.Page.Count, append.Time.ToUniversalTime());
        (FirstVersion, FirstPosition) = (firstVersion, firstPosition);
        (_seed, _metadata, _bytes, _limits) = (seed, metadata, bytes, limits);
    }

    public StreamId Stream { get; }

    public AppendId AppendId { get; }

    public DateTimeOffset Time { get; }

    public int Count { get; }

    public long FirstVersion { get; }

    public long FirstPosition { get; }

    public long LastVersion => FirstVersion + Count - 1;

    public long LastPosition => FirstPosition + Count - 1;

    public static PageInMemory Of(StreamAppend append, EventTypeTable types, long firstVersion, long firstPosition, ReaderLimits limits)
    {
        ushort[] ids = new ushort[append.Page.EventTypes.Count];
        types.TryGetIds(append.Page.EventTypes, ids);
        uint seed = PageFormat.SeedOf(append.Stream);
        byte[] metadata = AppendUnit.EncodeMetadata(append);
        byte[] bytes = append.Page.Seal(ids, new PageAddress(seed, append.AppendId, append.Time, metadata)).ToArray();
        return new PageInMemory(append, seed, firstVersion, firstPosition, metadata, bytes, limits);
    }

    public StoredPage Open() => StoredPage.Open(Stream, _seed, FirstVersion, FirstPosition, Count, AppendId, Time, _metadata, _bytes, _limits);

    public bool HandTo(IPageConsumer consumer)
    {
        StoredPage page = Open();
        return consumer.Consume(in page);
    }

    public Appended ToAppended() => new(Stream, AppendId, LastVersion, LastPosition, Count, Time);

    public Appended ToRepeated() => ToAppended() with { Repeated = true };
}
