using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>A handle on one tenant's streams of a store.</summary>
internal sealed class TenantStore(IEventStore inner, string tenant) : IEventStore, IDisposable
{
    private readonly EventFilter _own = new() { Tenant = tenant };

    public string Tenant => tenant;

    public bool PassesOverEventsSetAside => inner.PassesOverEventsSetAside;

    public string Location => inner.Location;

    public IEventStore Origin => inner.Origin;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public bool KeepsSnapshots => inner.KeepsSnapshots;

    public bool ChangesStreams => inner.ChangesStreams;

    public bool SetsEventsAside => inner.SetsEventsAside;

    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => inner.GetIdAsync(cancellationToken);

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
    {
        if (!unit.IsDefault)
        {
            foreach (StreamAppend append in unit)
            {
                Own(append?.Stream ?? default);
            }
        }

        if (!checks.IsDefault)
        {
            foreach (StreamCheck check in checks)
            {
                Own(check.Stream);
            }
        }

        return inner.AppendAsync(unit, checks, cancellationToken);
    }

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        => inner.FindAppendAsync(Own(stream), appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(Own(stream), fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        foreach (StreamRead read in streams.Span)
        {
            Own(read.Stream);
        }

        return inner.ReadStreamsAsync(streams, consumer, cancellationToken);
    }

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, _own, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.Tenant is null || filter.Tenant == tenant
            ? inner.ReadAllAsync(afterPosition, filter with { Tenant = tenant }, consumer, cancellationToken)
            : throw NotOwn($"The tenant '{filter.Tenant}'", nameof(filter));
    }

    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
        => inner.FindStreamAsync(Own(stream), cancellationToken);

    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return listing.Tenant is null || listing.Tenant == tenant
            ? inner.ListStreamsAsync(listing with { Tenant = tenant }, cancellationToken)
            : throw NotOwn($"The tenant '{listing.Tenant}'", nameof(listing));
    }

    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        Own(change.Stream);
        return inner.ChangeStreamAsync(change, cancellationToken);
    }

    public async ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        PositionOwner owner = new(position);
        await inner.ReadAllAsync(position - 1, _own, owner, cancellationToken).ConfigureAwait(false);
        return owner.IsFound
            ? await inner.SetAsideAsync(position, audit, cancellationToken).ConfigureAwait(false)
            : throw new ArgumentOutOfRangeException(nameof(position), position, $"The tenant '{tenant}' has no event at the position.");
    }

    public async ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => (await ListSetAsideAsync(cancellationToken).ConfigureAwait(false)).Any(record => record.Covers(position))
            ? await inner.TakeBackAsync(position, audit, cancellationToken).ConfigureAwait(false)
            : null;

    public async ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default)
        => [.. (await inner.ListSetAsideAsync(cancellationToken).ConfigureAwait(false)).Where(record => record.Stream.Tenant == tenant)];

    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => inner.FindSnapshotAsync(Own(stream), fingerprint, maxVersion, cancellationToken);

    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => inner.KeepSnapshotAsync(Own(stream), snapshot, always, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
        => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    /// <summary>Does nothing: the store is not the handle's to end.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Does nothing either. A container that can't await may have made the handle.</summary>
    public void Dispose()
    {
    }

    private StreamId Own(StreamId stream) => stream.Tenant == tenant ? stream : throw NotOwn(stream.IsEmpty ? "No stream" : stream.ToString(), nameof(stream));

    private ArgumentException NotOwn(string what, string parameter)
        => new($"{what} is not of the tenant '{tenant}', whose handle this is. Name streams with new StreamId(tenant, category, key).", parameter);

    /// <summary>Finds whether a position is the tenant's; a damaged page is as good as a sound one for that.</summary>
    private sealed class PositionOwner(long position) : IPageConsumer
    {
        public bool IsFound { get; private set; }

        public PageTolerance Tolerance => PageTolerance.Damaged;

        public bool Consume(scoped in StoredPage page)
        {
            IsFound = page.FirstPosition <= position && position <= page.LastPosition;
            return false;
        }

        public bool Pass(in PassedEvents events)
        {
            IsFound = events.Reason != PassReason.Deleted && events.FirstPosition <= position && position <= events.LastPosition;
            return false;
        }
    }
}
