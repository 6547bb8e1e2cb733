using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Planted;

/// <summary>A store around another one that breaks a promise in how it appends or reads.</summary>
internal class FaultyStore(IEventStore inner) : IEventStore
{
    public string Location => inner.Location;

    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => inner.GetIdAsync(cancellationToken);

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    protected IEventStore Inner => inner;

    /// <summary>Plants a fault in a store; those that are none of a store leave it as it is.</summary>
    public static IEventStore Around(IEventStore store, Plant plant) => plant switch
    {
        Plant.AcknowledgesEarly => new AcknowledgingEarly(store),
        Plant.SplitsUnits => new SplittingUnits(store),
        Plant.ChecksBeforehand => new CheckingBeforehand(store),
        Plant.TakesNewIds => new TakingNewIds(store),
        Plant.SwallowsErrors => new SwallowingErrors(store),
        Plant.IgnoresChecksums => new IgnoringChecksums(store),
        Plant.SkipsPages => new SkippingPages(store),
        _ => store,
    };

    public virtual ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, Reader(consumer), cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, Reader(consumer), cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, Reader(consumer), cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Who is handed the pages.</summary>
    protected virtual IPageConsumer Reader(IPageConsumer consumer) => consumer;

    /// <summary>What a store would say of a unit that it has not looked at.</summary>
    protected static ImmutableArray<Appended> Guess(ImmutableArray<StreamAppend> unit)
        => [.. unit.Select(append => new Appended(append.Stream, append.AppendId, (append.Expected.Exact ?? 0) + append.Page.Count, append.Page.Count, append.Page.Count, append.Time))];
}
