using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Lets something happen before the n-th look-up of an append id has been answered, or after the last.</summary>
internal sealed class BetweenStore(IEventStore inner, int after, Func<Task> happen) : IEventStore
{
    private int _lookUps;

    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
    {
        if (_lookUps++ < after)
        {
            _lookUps = after;
            await happen();
        }

        return await inner.AppendAsync(unit, checks, cancellationToken);
    }

    public async ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        Appended? found = await inner.FindAppendAsync(stream, appendId, cancellationToken);
        if (++_lookUps == after)
        {
            await happen();
        }

        return found;
    }

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
        => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
