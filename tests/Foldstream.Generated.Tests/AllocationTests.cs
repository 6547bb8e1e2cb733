using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Generated.Tests.Shop;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests;

public sealed class AllocationTests
{
    private const int PageSize = 10_000;

    [Fact]
    public async Task A_replayed_struct_event_allocates_nothing()
    {
        await using InMemoryEventStore store = new();
        Repository<Order, OrderId> orders = new(store);
        OrderId few = OrderId.New(), many = OrderId.New();
        await AppendAsync(store, few, 1_000);
        await AppendAsync(store, many, 101_000);
        Order order = await orders.LoadAsync(many);
        Assert.Equal((100_999, 100_999m), (order.Lines, order.Total));

        long fewBytes = Measure(orders, few), manyBytes = Measure(orders, many);

        Assert.Equal(fewBytes, manyBytes);
    }

    [Fact]
    public async Task A_string_that_the_fold_reads_is_seen_by_the_measurement()
    {
        await using InMemoryEventStore store = new();
        Repository<UnprunedOrder, OrderId> orders = new(store);
        OrderId few = OrderId.New(), many = OrderId.New();
        await AppendAsync(store, few, 1_000);
        await AppendAsync(store, many, 2_000);

        Assert.True(Measure(orders, many) - Measure(orders, few) >= 1_000 * 64);
    }

    private static async Task AppendAsync(InMemoryEventStore store, OrderId id, int count)
    {
        for (int written = 0; written < count; written += PageSize)
        {
            PageBuilder page = new();
            for (int i = written; i < Math.Min(written + PageSize, count); i++)
            {
                if (i == 0)
                {
                    page.Add(new OrderPlaced(Guid.NewGuid(), Currency.EUR));
                }
                else
                {
                    page.Add(new OrderLineAdded("a sku that nobody reads", 1, 1m));
                }
            }

            await store.AppendAsync([new StreamAppend { Stream = Order.StreamOf(id), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }]);
        }
    }

    // The least of several: the first may compile, and the runtime may allocate on this thread for reasons of its own.
    private static long Measure<TOrder>(Repository<TOrder, OrderId> orders, OrderId id)
        where TOrder : class, IAggregate<TOrder, OrderId>
    {
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<TOrder> load = orders.LoadAsync(id);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(load.IsCompletedSuccessfully);
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
