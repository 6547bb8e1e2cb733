using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Testing.Tests.Conformance;

/// <summary>A store that has only what every store must have.</summary>
internal sealed class SmallStore(PageLimits limits) : IEventStore
{
    private readonly InMemoryEventStore _inner = new(limits);

    public string Location => _inner.Location;

    public PageLimits Limits => _inner.Limits;

    public EventTypeTable EventTypes => _inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => _inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => _inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => _inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => _inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => _inner.ReadStreamsAsync(streams, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => _inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => _inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => _inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
