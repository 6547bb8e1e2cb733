using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Functional;

public sealed class AllocationTests
{
    [Fact]
    public async Task Folding_struct_events_into_a_struct_allocates_nothing_per_event()
    {
        await using InMemoryEventStore store = new();
        Repository<Cart, CartId> carts = new(store);
        CartId few = CartId.New(), many = CartId.New();
        await AppendAsync(store, few, 1_000);
        await AppendAsync(store, many, 101_000);
        Assert.Equal(101_000, (await carts.LoadAsync(many)).Items);

        long fewBytes = Measure(carts, few), manyBytes = Measure(carts, many);

        Assert.Equal(fewBytes, manyBytes);
    }

    private static async Task AppendAsync(InMemoryEventStore store, CartId id, int count)
    {
        for (int written = 0; written < count; written += 1_000)
        {
            PageBuilder page = new();
            for (int i = 0; i < 1_000; i++)
            {
                page.Add(new ItemAdded("a sku that nobody reads", 1, 1m));
            }

            await store.AppendAsync([new StreamAppend { Stream = Cart.StreamOf(id), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }]);
        }
    }

    // The least of several: the first may compile, and the runtime may allocate on this thread for reasons of its own.
    private static long Measure(Repository<Cart, CartId> carts, CartId id)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<Cart> load = carts.LoadAsync(id);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(load.IsCompletedSuccessfully);
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
