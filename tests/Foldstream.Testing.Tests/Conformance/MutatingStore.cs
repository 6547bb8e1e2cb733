using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Testing.Tests.Conformance;

/// <summary>A store that does what another does, except where a breakage is put in.</summary>
internal sealed class MutatingStore(PageLimits limits) : IEventStore
{
    private readonly InMemoryEventStore _inner = new(limits);

    public delegate ValueTask<ImmutableArray<Appended>> Appending(IEventStore inner, ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken);

    public delegate ValueTask<long> Reading(IEventStore inner, StreamId stream, long from, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken);

    public delegate ValueTask<long> ReadingAll(IEventStore inner, long after, IPageConsumer consumer, CancellationToken cancellationToken);

    public Appending Append { get; init; } = (inner, unit, checks, token) => inner.AppendAsync(unit, checks, token);

    public delegate ValueTask<long> ReadingFiltered(IEventStore inner, long after, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken);

    public Func<IEventStore, StreamId, AppendId, CancellationToken, ValueTask<Appended?>> Find { get; init; } = (inner, stream, id, token) => inner.FindAppendAsync(stream, id, token);

    public Reading Read { get; init; } = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, consumer, token);

    public Func<IEventStore, ReadOnlyMemory<StreamRead>, IPageConsumer, CancellationToken, ValueTask> ReadMany { get; init; }
        = (inner, streams, consumer, token) => inner.ReadStreamsAsync(streams, consumer, token);

    public ReadingAll ReadAll { get; init; } = (inner, after, consumer, token) => inner.ReadAllAsync(after, consumer, token);

    public Func<IEventStore, CancellationToken, ValueTask<long>> Head { get; init; } = (inner, token) => inner.GetHeadAsync(token);

    public Func<IEventStore, long, CancellationToken, ValueTask<long>> Wait { get; init; } = (inner, after, token) => inner.WaitForEventsAsync(after, token);

    public Func<IEventStore, CancellationToken, ValueTask<EventTypeTable>> Refresh { get; init; } = (inner, token) => inner.RefreshEventTypesAsync(token);

    public Func<IEventStore, StreamId, FoldFingerprint, long, CancellationToken, ValueTask<StoredSnapshot?>> FindSnapshot { get; init; }
        = (inner, stream, fingerprint, version, token) => inner.FindSnapshotAsync(stream, fingerprint, version, token);

    public Func<IEventStore, StreamId, StoredSnapshot, bool, CancellationToken, ValueTask> KeepSnapshot { get; init; }
        = (inner, stream, snapshot, always, token) => inner.KeepSnapshotAsync(stream, snapshot, always, token);

    public ReadingFiltered ReadFiltered { get; init; } = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter, consumer, token);

    public Func<IEventStore, StreamId, CancellationToken, ValueTask<StreamInfo?>> FindStream { get; init; } = (inner, stream, token) => inner.FindStreamAsync(stream, token);

    public Func<IEventStore, StreamListing, CancellationToken, ValueTask<ImmutableArray<StreamInfo>>> List { get; init; } = (inner, listing, token) => inner.ListStreamsAsync(listing, token);

    public Func<IEventStore, StreamChange, CancellationToken, ValueTask<StreamInfo>> Change { get; init; } = (inner, change, token) => inner.ChangeStreamAsync(change, token);

    public Func<IEventStore, long, Audit, CancellationToken, ValueTask<EventsSetAside>> SetAside { get; init; } = (inner, position, audit, token) => inner.SetAsideAsync(position, audit, token);

    public Func<IEventStore, long, Audit, CancellationToken, ValueTask<EventsSetAside?>> TakeBack { get; init; } = (inner, position, audit, token) => inner.TakeBackAsync(position, audit, token);

    public Func<IEventStore, CancellationToken, ValueTask<ImmutableArray<EventsSetAside>>> ListSetAside { get; init; } = (inner, token) => inner.ListSetAsideAsync(token);

    public Func<IEventStore, ValueTask> End { get; init; } = inner => inner.DisposeAsync();

    public bool KeepsSnapshots => true;

    public bool ChangesStreams => true;

    public bool SetsEventsAside => true;

    public string Location => _inner.Location;

    public PageLimits Limits => _inner.Limits;

    public EventTypeTable EventTypes => _inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => Refresh(_inner, cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => Append(_inner, unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        => Find(_inner, stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => Read(_inner, stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => ReadMany(_inner, streams, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => ReadAll(_inner, afterPosition, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => ReadFiltered(_inner, afterPosition, filter, consumer, cancellationToken);

    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default) => FindStream(_inner, stream, cancellationToken);

    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default) => List(_inner, listing, cancellationToken);

    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default) => Change(_inner, change, cancellationToken);

    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => SetAside(_inner, position, audit, cancellationToken);

    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => TakeBack(_inner, position, audit, cancellationToken);

    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default) => ListSetAside(_inner, cancellationToken);

    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => FindSnapshot(_inner, stream, fingerprint, maxVersion, cancellationToken);

    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => KeepSnapshot(_inner, stream, snapshot, always, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => Head(_inner, cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => Wait(_inner, afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => End(_inner);
}
