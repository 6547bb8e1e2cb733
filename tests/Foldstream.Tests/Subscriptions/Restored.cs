using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Subscriptions;

/// <summary>A store that has come in the place of another, as a restored backup does.</summary>
internal sealed class Restored(IEventStore inner, Guid id) : IEventStore
{
    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(id);

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
