using Foldstream.Pages;

namespace Foldstream.Aggregates;

/// <summary>Folds the pages of many streams, each into its own state. The pages of a stream come together, the streams in any order.</summary>
internal sealed class ManyFolder<TAggregate, TKey> : IPageConsumer
    where TAggregate : IFold<TAggregate>
{
    private readonly Dictionary<StreamId, int> _places = [];
    private readonly List<(StreamId Stream, AggregateSession<TKey> Session, PageFolder<TAggregate> Folder)> _streams = [];
    private readonly List<long> _ends = [];
    private int _place;

    /// <summary>The streams, each once.</summary>
    public StreamId[] Ids => [.. _streams.Select(stream => stream.Stream)];

    /// <summary>The folding that stopped at an event type that its table lacks; none of the others has gone on since.</summary>
    public PageFolder<TAggregate>? Lacking { get; private set; }

    public PageFolder<TAggregate> FolderAt(int place) => _streams[place].Folder;

    public AggregateSession<TKey> SessionAt(int place) => _streams[place].Session;

    /// <summary>The version that a stream was seen to have.</summary>
    public long EndAt(int place) => _ends[place];

    /// <summary>Puts another folding in the place of one.</summary>
    public void Replace(int place, PageFolder<TAggregate> folder) => _streams[place] = (_streams[place].Stream, _streams[place].Session, folder);

    public bool TryFind(in StreamId stream, out int place) => _places.TryGetValue(stream, out place);

    /// <returns>The stream's place.</returns>
    public int Add(in StreamId stream, AggregateSession<TKey> session, PageFolder<TAggregate> folder)
    {
        _places.Add(stream, _streams.Count);
        _streams.Add((stream, session, folder));
        _ends.Add(0);
        return _streams.Count - 1;
    }

    public bool Consume(scoped in StoredPage page)
    {
        if (_streams[_place].Stream != page.Stream)
        {
            // Most stores keep the order in which they were asked.
            _place = _place + 1 < _streams.Count && _streams[_place + 1].Stream == page.Stream ? _place + 1 : _places[page.Stream];
        }

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
}
