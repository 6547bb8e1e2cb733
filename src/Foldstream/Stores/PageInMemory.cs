using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>One append in memory.</summary>
internal sealed class PageInMemory
{
    private readonly uint _seed;
    private readonly ReaderLimits _limits;

    // Replaced as a whole when the stream is deleted, while readers may be on their way.
    private volatile Content? _content;

    private PageInMemory(StreamAppend append, uint seed, long firstVersion, long firstPosition, byte[] metadata, byte[] bytes, ReaderLimits limits)
    {
        (Stream, AppendId, Count, Time) = (append.Stream, append.AppendId, append.Page.Count, append.Time.ToUniversalTime());
        (FirstVersion, FirstPosition) = (firstVersion, firstPosition);
        (_seed, _limits, _content) = (seed, limits, new Content(metadata, bytes));
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

    /// <summary>Whether the stream was deleted, and what the page held with it.</summary>
    public bool IsDeleted => _content is null;

    public StoredPage Open() => Open(_content!);

    /// <summary>Hands the page to a consumer, or tells it that the page is no more.</summary>
    /// <returns>Whether the consumer wants more.</returns>
    public bool HandTo(IPageConsumer consumer, SetAsideList setAside)
    {
        if (_content is not { } content)
        {
            return consumer.Pass(new PassedEvents(Stream, FirstVersion, FirstPosition, Count, PassReason.Deleted));
        }

        StoredPage page;
        try
        {
            page = Open(content);
        }
        catch (CorruptPageException damage) when (consumer.Tolerance != PageTolerance.None)
        {
            if (setAside.TryPass(damage, new PassedEvents(Stream, FirstVersion, FirstPosition, Count, PassReason.Damaged, damage), consumer, out bool goesOn))
            {
                return goesOn;
            }

            throw;
        }

        return setAside.HandOn(in page, consumer);
    }

    /// <summary>Whether the page can't be read. Memory holds, but whoever was lent its bytes may have written to them.</summary>
    public bool IsDamaged()
    {
        try
        {
            _ = Open();
            return false;
        }
        catch (CorruptPageException)
        {
            return true;
        }
    }

    /// <summary>Forgets what the page holds; its place stays.</summary>
    public void Delete() => _content = null;

    public Appended ToAppended() => new(Stream, AppendId, LastVersion, LastPosition, Count, Time);

    public Appended ToRepeated() => ToAppended() with { Repeated = true };

    private StoredPage Open(Content content)
        => StoredPage.Open(Stream, _seed, FirstVersion, FirstPosition, Count, AppendId, Time, content.Metadata, content.Bytes, _limits);

    private sealed record Content(byte[] Metadata, byte[] Bytes);
}
