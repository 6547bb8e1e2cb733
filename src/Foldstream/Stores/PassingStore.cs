using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>A handle whose readings go on behind events that were set aside.</summary>
internal sealed class PassingStore(IEventStore inner) : IEventStore, IDisposable
{
    public string Tenant => inner.Tenant;

    public bool PassesOverEventsSetAside => true;

    public string Location => inner.Location;

    public IEventStore Origin => inner.Origin;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public bool ChangesStreams => inner.ChangesStreams;

    public bool SetsEventsAside => inner.SetsEventsAside;

    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => inner.GetIdAsync(cancellationToken);

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
        => inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, Passing(consumer), cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, Passing(consumer), cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, Passing(consumer), cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, filter, Passing(consumer), cancellationToken);

    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default) => inner.FindStreamAsync(stream, cancellationToken);

    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
        => inner.ListStreamsAsync(listing, cancellationToken);

    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default) => inner.ChangeStreamAsync(change, cancellationToken);

    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => inner.SetAsideAsync(position, audit, cancellationToken);

    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => inner.TakeBackAsync(position, audit, cancellationToken);

    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default) => inner.ListSetAsideAsync(cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
        => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    /// <summary>Does nothing: the store is not the handle's to end.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Does nothing either. A container that can't await may have made the handle.</summary>
    public void Dispose()
    {
    }

    private static PassingConsumer Passing(IPageConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return new PassingConsumer(consumer);
    }

    private sealed class PassingConsumer(IPageConsumer consumer) : IPageConsumer
    {
        public PageTolerance Tolerance => consumer.Tolerance | PageTolerance.SetAside;

        public bool Consume(scoped in StoredPage page) => consumer.Consume(in page);

        public bool Pass(in PassedEvents events) => consumer.Pass(in events);
    }
}
