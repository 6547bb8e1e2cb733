using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite.Tests;

/// <summary>What many do side by side has the answers that some order of it would have had.</summary>
public sealed class LinearizabilityTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_store_in_memory_is_linearizable()
    {
        using InMemoryEventStore store = new();
        LinearStore.Sample(store, (page, number) => page.Add(new Deposited(number)), 300);
    }

    [Fact]
    public void The_store_in_SQLite_is_linearizable()
    {
        using SqliteEventStore store = SqliteEventStore.Open(_folder.File("linear.db"), new SqliteOptions { Durability = Durability.Relaxed });
        LinearStore.Sample(store, (page, number) => page.Add(new Deposited(number)), 100);
    }

    [Fact]
    public void A_store_that_looks_before_it_writes_is_not()
    {
        using InMemoryEventStore store = new();
        Assert.ThrowsAny<Exception>(() => LinearStore.Sample(new LookingStore(store), (page, number) => page.Add(new Deposited(number)), 2000));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A store that checks the expected version, and then writes whatever came between.</summary>
    private sealed class LookingStore(IEventStore inner) : IEventStore
    {
        public string Location => inner.Location;

        public PageLimits Limits => inner.Limits;

        public EventTypeTable EventTypes => inner.EventTypes;

        public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

        public async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        {
            foreach (StreamAppend append in unit)
            {
                long version = await inner.ReadStreamAsync(append.Stream, long.MaxValue, ReadDirection.Backward, new PageCollector(), cancellationToken);
                if (append.Expected != ExpectedVersion.Any && append.Expected != ExpectedVersion.At(version))
                {
                    return await inner.AppendAsync(unit, checks, cancellationToken);
                }
            }

            await Task.Yield();
            return await inner.AppendAsync([.. unit.Select(append => append with { Expected = ExpectedVersion.Any })], checks, cancellationToken);
        }

        public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => inner.FindAppendAsync(stream, appendId, cancellationToken);

        public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

        public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => inner.ReadStreamsAsync(streams, consumer, cancellationToken);

        public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

        public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

        public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
