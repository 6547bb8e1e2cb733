using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Collects appends from a source until they are enough for one batch.</summary>
internal sealed class CopyBatch(EventTypeTable types, PageLimits limits, int mostAppends) : IPageConsumer
{
    private const long EnoughBytes = 4 << 20;

    private EventTypeTable _types = types;
    private long _size;
    private bool _isFresh;

    public List<CopiedAppend> Appends { get; } = [];

    public long LookedUpTo { get; private set; }

    public long Deleted { get; private set; }

    public bool LacksEventType { get; private set; }

    /// <summary>Whether the batch ended the reading, and there may be more.</summary>
    public bool HasStopped { get; private set; }

    public void Begin()
    {
        Appends.Clear();
        (_size, HasStopped, LacksEventType) = (0, false, false);
    }

    public void Use(EventTypeTable types) => (_types, _isFresh) = (types, true);

    public bool Consume(scoped in StoredPage page)
    {
        PageBuilder copy = new(limits);
        FrameReader frames = new(in page);
        while (frames.TryNext())
        {
            if (_types[frames.TypeId] is not { } type)
            {
                if (_isFresh)
                {
                    throw new CorruptPageException(page.Stream, frames.Version, frames.Position, $"the store has no event type with the id {frames.TypeId}");
                }

                HasStopped = LacksEventType = true;
                return false;
            }

            copy.AddEncoded(type, frames.Payload);
        }

        Appends.Add(new CopiedAppend(new StreamAppend
        {
            Stream = page.Stream,
            Expected = ExpectedVersion.At(page.FirstVersion - 1),
            Page = copy,
            AppendId = page.AppendId,
            Time = page.Time,
            Metadata = EventMetadataCodec.Of(in page),
        }, page.FirstVersion));
        _isFresh = false;
        LookedUpTo = page.LastPosition;
        _size += copy.Size;
        HasStopped = Appends.Count >= mostAppends || _size >= EnoughBytes;
        return !HasStopped;
    }

    public bool Pass(in PassedEvents events)
    {
        events.DemandNotSetAside();
        LookedUpTo = events.LastPosition;
        Deleted += events.Count;
        return true;
    }
}
