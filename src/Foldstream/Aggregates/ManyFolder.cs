using System.Runtime.InteropServices;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>Folds the pages of many streams, each into its own state. The pages of a stream come together, the streams in any order.</summary>
internal sealed class ManyFolder<TAggregate, TKey>(int capacity) : IPageConsumer
    where TAggregate : IFold<TAggregate>
{
    private readonly Dictionary<StreamId, int> _places = new(capacity);
    private readonly List<(StreamId Stream, AggregateSession<TKey> Session, PageFolder<TAggregate> Folder)> _streams = new(capacity);
    private readonly List<long> _ends = new(capacity);
    private int _place;

    /// <summary>How many streams there are, each once.</summary>
    public int Count => _streams.Count;

    /// <summary>The folding that stopped at an event type that its table lacks; none of the others has gone on since.</summary>
    public PageFolder<TAggregate>? Lacking { get; private set; }

    /// <summary>
    /// What is still to be read. A stream begins with the page that holds the version at which its folding is, and not behind it: that this page is there tells a
    /// stream that ends with its snapshot from one that doesn't reach it.
    /// </summary>
    public StreamRead[] Reads() => [.. _streams.Select(stream => new StreamRead(stream.Stream, Math.Max(stream.Folder.Version, 1)))];

    public PageFolder<TAggregate> FolderAt(int place) => _streams[place].Folder;

    public AggregateSession<TKey> SessionAt(int place) => _streams[place].Session;

    /// <summary>The version that a stream was seen to have.</summary>
    public long EndAt(int place) => _ends[place];

    /// <summary>Puts another folding in the place of one.</summary>
    public void Replace(int place, PageFolder<TAggregate> folder) => _streams[place] = (_streams[place].Stream, _streams[place].Session, folder);

    /// <summary>The place of a stream; the next one when it is new, and then it must be added.</summary>
    public int PlaceOf(in StreamId stream)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, stream, out bool isKnown);
        return isKnown ? place : place = _streams.Count;
    }

    /// <summary>Adds the stream whose place is the next one.</summary>
    public void Add(AggregateSession<TKey> session, PageFolder<TAggregate> folder)
    {
        _streams.Add((session.Stream, session, folder));
        _ends.Add(0);
    }

    public bool Consume(scoped in StoredPage page)
    {
        MoveTo(page.Stream);
        _ends[_place] = page.LastVersion;
        PageFolder<TAggregate> folder = _streams[_place].Folder;
        Lacking = null;
        if (page.LastVersion > folder.Version)
        {
            folder.Consume(in page);
            Lacking = folder.LacksEventType ? folder : null;
        }

        return Lacking is null;
    }

    public bool Pass(in PassedEvents events)
    {
        MoveTo(events.Stream);
        _ends[_place] = events.LastVersion;
        if (events.LastVersion > _streams[_place].Folder.Version)
        {
            _streams[_place].Folder.Pass(in events);
        }

        return true;
    }

    private void MoveTo(in StreamId stream)
    {
        if (_streams[_place].Stream != stream)
        {
            // Most stores keep the order in which they were asked.
            _place = _place + 1 < _streams.Count && _streams[_place + 1].Stream == stream ? _place + 1 : _places[stream];
        }
    }
}
