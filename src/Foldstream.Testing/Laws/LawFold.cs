using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>Folds a stream event by event, as a replay does, and can go on from a snapshot.</summary>
internal sealed class LawFold<TAggregate, TKey>
    where TAggregate : IAggregate<TAggregate, TKey>
{
    private static readonly InMemoryEventStore Store = new(RecordedAppend.Limits);

    private readonly AggregateSession<TKey> _session;
    private TAggregate? _state;
    private long _version;

    public LawFold(string key)
    {
        UnitHeading heading = new(default, DateTimeOffset.UnixEpoch, TimeProvider.System, MetadataSource.Of(null, traced: false));
        _session = new AggregateSession<TKey>(TAggregate.ParseKey(key), Store, new StreamId(TAggregate.Definition.Category, key), heading, asOf: null, belongsToUnit: false);
        if (IsBorn = TAggregate.TryCreateInitial(out TAggregate? initial)) Attach(initial!);
    }

    public bool IsBorn { get; private set; }

    public TAggregate? State => _state;

    /// <summary>Folds one event more. After an error the state is worth nothing.</summary>
    public void Fold(LawEvent e)
    {
        PageBuilder page = new(RecordedAppend.Limits);
        page.AddEncoded(e.Type, e.Payload);
        ReplayPage replay = new(page.Frames, [TAggregate.Definition.TagOf(e.Type)], new EventContext(_session.Stream, _version + 1, e.Append, e.Time, e.Metadata))
        {
            Session = _session,
            IsBorn = IsBorn,
        };
        _session.BeginFold();
        try
        {
            TAggregate.Replay(ref _state, ref replay);
        }
        finally
        {
            _session.EndFold();
        }

        if (replay.IsStopped) throw new LawFault($"{TAggregate.Definition.Name} neither folds nor ignores {e.Type} of the shape {e.Type.Shape}.");

        IsBorn = replay.IsBorn;
        _session.Loaded(++_version, isDeleted: false);
    }

    public LawFold<TAggregate, TKey> FoldAll(IEnumerable<LawEvent> events)
    {
        foreach (LawEvent e in events) Fold(e);

        return this;
    }

    /// <summary>Goes on with what comes out of a snapshot of the state.</summary>
    /// <exception cref="Encoding.UnstorableStateException">The state can't be stored.</exception>
    public void PassThrough(SnapshotCodec<TAggregate> codec)
    {
        TAggregate state = _state!;
        codec.Check(state);
        byte[] bytes = new byte[codec.GetMaxSize(in state)];
        Attach(codec.Decode(bytes.AsSpan(0, codec.Encode(in state, bytes))));
    }

    private void Attach(TAggregate state)
    {
        _state = state;
        TAggregate.Attach(state, _session);
    }
}
