using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>A store that counts the pages that are read, and may hand out other snapshots than it keeps.</summary>
internal sealed class WatchedStore(IEventStore inner) : IEventStore
{
    private int _pages;

    public int Pages => _pages;

    public Func<StoredSnapshot?, StoredSnapshot?> Hand { get; set; } = snapshot => snapshot;

    public bool KeepsSnapshots { get; init; } = true;

    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, new Counting(this, consumer), cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, new Counting(this, consumer), cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public async ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => Hand(await inner.FindSnapshotAsync(stream, fingerprint, maxVersion, cancellationToken));

    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => inner.KeepSnapshotAsync(stream, snapshot, always, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Counting(WatchedStore store, IPageConsumer consumer) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            store._pages++;
            return consumer.Consume(in page);
        }
    }
}
