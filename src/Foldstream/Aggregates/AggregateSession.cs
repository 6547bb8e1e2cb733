using System.ComponentModel;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>Records what one loaded aggregate raises until it is saved. Not thread-safe, as the aggregate is not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AggregateSession
{
    private readonly StreamId _stream;
    private readonly AsOf? _asOf;
    private UnitHeading _heading;
    private string? _spentBecause;
    private bool _folding;
    private bool _saving;

    private protected AggregateSession(IEventStore store, in StreamId stream, UnitHeading heading, AsOf? asOf, bool belongsToUnit)
        => (Store, _stream, _heading, _asOf, BelongsToUnit) = (store, stream, heading, asOf, belongsToUnit);

    /// <summary>The stream.</summary>
    public StreamId Stream => _stream;

    /// <summary>The version of the last event folded into the aggregate, those raised but not yet stored included.</summary>
    /// <exception cref="InvalidOperationException">A fold asked: it learns its event's version from <see cref="EventContext"/>.</exception>
    public long Version => _folding
        ? throw new InvalidOperationException("A fold can't read Version, which moves while a stream is replayed. Let Apply take 'in EventContext' as well: it has the event's version.")
        : StoredVersion + (Pending?.Count ?? 0);

    /// <summary>The place and time of the event that was recorded last, for an <c>Apply</c> that asks for it.</summary>
    public EventContext Context => new(Stream, StoredVersion + (Pending?.Count ?? 0), AppendId, Time, _heading.EncodedMetadata);

    /// <summary>How much of the past was loaded; null for all of it.</summary>
    internal AsOf? AsOf => _asOf;

    /// <summary>The store that the aggregate was loaded from.</summary>
    internal IEventStore Store { get; }

    /// <summary>The version of the last stored event that was folded.</summary>
    internal long StoredVersion { get; private set; }

    /// <summary>Whether the stream was deleted, and no event of it is left.</summary>
    internal bool IsDeleted { get; private set; }

    /// <summary>What is known of the stream's snapshots; null where none are taken.</summary>
    internal SnapshotProgress? Snapshots { get; set; }

    /// <summary>The append id of the unit being built.</summary>
    internal AppendId AppendId => _heading.AppendId;

    /// <summary>The time of the unit being built, in UTC; fixed when it is asked for first.</summary>
    internal DateTimeOffset Time => _heading.Time;

    /// <summary>The metadata of the unit being built.</summary>
    internal EventMetadata Metadata => _heading.Metadata;

    /// <summary>What was raised and not yet stored; null when nothing was.</summary>
    internal PageBuilder? Pending { get; private set; }

    /// <summary>Whether the aggregate belongs to a unit of work, which alone can save it.</summary>
    internal bool BelongsToUnit { get; }

    /// <summary>How many of the <see cref="Pending"/> events the state has folded.</summary>
    internal int FoldedCount { get; set; }

    /// <summary>Encodes an event that the aggregate raises; the emitted <c>Raise</c> folds it right after.</summary>
    /// <returns>The event as it will be replayed.</returns>
    /// <exception cref="InvalidOperationException">The aggregate is spent, was loaded as of the past, or raises from within a fold.</exception>
    /// <exception cref="AppendTooLargeException">The event or all that was raised is over the store's limits. The aggregate is spent.</exception>
    public TEvent Record<TEvent>(in TEvent e)
        where TEvent : IEvent<TEvent>
    {
        ThrowIfUnusable();
        try
        {
            ReadOnlySpan<byte> payload = (Pending ??= new PageBuilder(Store.Limits)).Encode(in e);
            TEvent recorded = e;
            if (TEvent.ChangesOnTheWire)
            {
                TEvent.DecodePayload(payload, ulong.MaxValue, out recorded);
            }

            Settle();
            FoldedCount = Pending.Count;
            _folding = true;
            return recorded;
        }
        catch
        {
            Spend("an event could not be recorded");
            throw;
        }
    }

    /// <summary>Says that the event recorded last has been folded.</summary>
    public void EndFold() => _folding = false;

    /// <summary>What to throw when an <c>Apply</c> failed right after <see cref="Record"/>; the aggregate is spent.</summary>
    public Exception FoldFailed<TEvent>(Exception error)
        where TEvent : IEvent<TEvent>
    {
        _folding = false;
        return FoldFailed(TEvent.EventType.Name, Version, error);
    }

    internal FoldException FoldFailed(string eventName, long version, Exception error)
    {
        Spend($"its Apply of '{eventName}' failed");
        return new FoldException(Stream, version, eventName, error);
    }

    /// <summary>What to throw when an aggregate is used that no repository has loaded.</summary>
    public static Exception NotAttached(string aggregate)
        => new InvalidOperationException($"This {aggregate} has no stream yet: its Id, Version and Raise need one. Load it from a repository, or begin it "
            + "with StartAsync; a birth constructor takes what it needs from its event.");

    /// <summary>Encodes what the decision of a record returned. It is not folded yet.</summary>
    internal void Add<TAggregate, TEvents>(in TEvents events)
        where TEvents : IEventSet<TAggregate>
    {
        ThrowIfUnusable();
        try
        {
            events.AddTo(Pending ??= new PageBuilder(Store.Limits));
            Settle();
        }
        catch
        {
            Spend("an event could not be recorded");
            throw;
        }
    }

    /// <summary>The append of what is <see cref="Pending"/>.</summary>
    internal StreamAppend ToAppend() => new()
    {
        Stream = Stream,
        Expected = ExpectedVersion.At(StoredVersion),
        Page = Pending!,
        AppendId = AppendId,
        Time = Time,
        Metadata = Metadata,
    };

    internal void BeginFold() => _folding = true;

    /// <summary>Says how far the stored stream has been folded, and whether it was deleted.</summary>
    internal void Loaded(long version, bool isDeleted) => (StoredVersion, IsDeleted) = (version, isDeleted);

    /// <summary>What to throw when the stream must have events and has none.</summary>
    internal FoldstreamException Missing() => IsDeleted ? new StreamDeletedException(Stream) : new StreamNotFoundException(Stream, AsOf);

    /// <summary>Says that the store works on what was raised: nothing can be added to it any more.</summary>
    internal void BeginSave() => _saving = true;

    /// <summary>Says that what was raised is stored; what is raised next is a unit of its own.</summary>
    internal void Saved(long version)
    {
        (StoredVersion, Pending, FoldedCount, _heading, _saving) = (version, null, 0, _heading.Next(), false);
    }

    /// <summary>Makes every later use fail.</summary>
    internal void Spend(string because) => _spentBecause ??= because;

    // Before the first fold: what the host fails with is not a fold's failure.
    private void Settle() => _ = (Time, Metadata);

    internal void ThrowIfUnusable()
    {
        if (_spentBecause is not null)
        {
            throw new InvalidOperationException($"This {Stream} is spent: {_spentBecause}. Load it again.");
        }

        if (_saving)
        {
            throw new InvalidOperationException($"This {Stream} is being saved. Await the save, then go on.");
        }

        if (_asOf is { } asOf)
        {
            throw new InvalidOperationException($"This {Stream} was loaded as of {asOf} and is read-only. Load it without AsOf to decide.");
        }

        if (_folding)
        {
            Spend("a fold raised an event");
            throw new InvalidOperationException($"A fold of {Stream} raised an event. Only decisions raise; Apply changes state.");
        }
    }
}

/// <inheritdoc/>
/// <typeparam name="TKey">The aggregate's key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateSession<TKey> : AggregateSession
{
    internal AggregateSession(TKey key, IEventStore store, in StreamId stream, UnitHeading heading, AsOf? asOf, bool belongsToUnit)
        : base(store, in stream, heading, asOf, belongsToUnit)
        => Key = key;

    /// <summary>The aggregate's key.</summary>
    public TKey Key { get; }
}
