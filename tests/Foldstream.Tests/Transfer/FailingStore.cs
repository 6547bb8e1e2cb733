using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Transfer;

/// <summary>A store of which one write fails, by its number: before anything is written, or behind it.</summary>
internal sealed class FailingStore(IEventStore inner, int failing, FailingStore.Way way) : IEventStore
{
    private int _writes;

    /// <summary>How a write fails.</summary>
    public enum Way
    {
        AtOnce, ByItsTask, WhenItIsWritten,
    }

    public int Writes => _writes;

    public bool ChangesStreams => inner.ChangesStreams;

    public bool SetsEventsAside => inner.SetsEventsAside;

    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => WriteAsync(() => inner.AppendAsync(unit, checks, cancellationToken));

    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default) => WriteAsync(() => inner.ChangeStreamAsync(change, cancellationToken));

    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default) => WriteAsync(() => inner.SetAsideAsync(position, audit, cancellationToken));

    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default) => WriteAsync(() => inner.TakeBackAsync(position, audit, cancellationToken));

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default) => inner.FindStreamAsync(stream, cancellationToken);

    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default) => inner.ListStreamsAsync(listing, cancellationToken);

    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default) => inner.ListSetAsideAsync(cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask<T> WriteAsync<T>(Func<ValueTask<T>> write)
    {
        if (++_writes != failing)
        {
            return write();
        }

        return way switch
        {
            Way.AtOnce => throw new StoreUnusableException(Location, "It fails."),
            Way.ByItsTask => ValueTask.FromException<T>(new StoreUnusableException(Location, "It fails.")),
            _ => FailBehindAsync(write()),
        };
    }

    private async ValueTask<T> FailBehindAsync<T>(ValueTask<T> written)
    {
        await written;
        throw new StoreUnusableException(Location, "It fails behind the write.");
    }
}
