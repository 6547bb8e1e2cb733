using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>A stream that a unit of work has opened.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UnitMember
{
    private protected UnitMember(AggregateSession session) => Session = session;

    internal AggregateSession Session { get; }

    /// <summary>Whether the unit begins the stream.</summary>
    internal bool Begins { get; set; }

    /// <summary>Encodes the state that the unit makes, when a snapshot is due.</summary>
    internal abstract byte[]? TakeSnapshot();

    /// <summary>Keeps the snapshot of what the unit has written.</summary>
    internal abstract void KeepSnapshot(byte[]? snapshot, in Appended append);
}

/// <inheritdoc/>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnitMember<TAggregate> : UnitMember
{
    private readonly FoldPending<TAggregate> _fold;
    private readonly Snapshots<TAggregate>? _snapshots;
    private Folded<TAggregate> _folded;

    internal UnitMember(AggregateSession session, Folded<TAggregate> folded, Appended? lastAppend, FoldPending<TAggregate> fold, Snapshots<TAggregate>? snapshots)
        : base(session)
        => (_folded, LastAppend, _fold, _snapshots) = (folded, lastAppend, fold, snapshots);

    internal TAggregate? State => _folded.State;

    internal Appended? LastAppend { get; }

    internal override byte[]? TakeSnapshot() => _snapshots?.TakeAppending(Session, _folded.State!);

    internal override void KeepSnapshot(byte[]? snapshot, in Appended append) => _snapshots?.Keep(snapshot, in append, Session);

    /// <summary>Records events and folds them.</summary>
    internal TAggregate Record<TEvents>(in TEvents events)
        where TEvents : IEventSet<TAggregate>
    {
        Session.Add<TAggregate, TEvents>(in events);
        _fold(ref _folded, Session);
        return _folded.State!;
    }
}

/// <summary>Folds what a session has recorded and not folded yet.</summary>
internal delegate void FoldPending<TAggregate>(ref Folded<TAggregate> folded, AggregateSession session);
