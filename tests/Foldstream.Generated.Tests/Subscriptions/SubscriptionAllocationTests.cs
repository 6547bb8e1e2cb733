using Foldstream.Events;
using Foldstream.Generated.Tests.Shop;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Subscriptions;

public sealed class SubscriptionAllocationTests
{
    [Fact]
    public async Task A_handled_struct_event_allocates_nothing() => Assert.Equal(0, await MeasureAsync<Tally>(10_000));

    [Fact]
    public async Task A_text_that_a_handler_reads_is_seen_by_the_measurement() => Assert.True(await MeasureAsync<UnprunedTally>(1_000) >= 1_000 * 64);

    // The least of several: the first may compile, and the runtime may allocate on this thread for reasons of its own.
    private static async Task<long> MeasureAsync<TSubscription>(int count)
        where TSubscription : class, ISubscription<TSubscription>
    {
        await using InMemoryEventStore store = new();
        PageBuilder page = new();
        for (int i = 1; i < count; i++)
        {
            page.Add(new OrderLineAdded("a sku that nobody reads", 1, 1m));
        }

        page.Add(new OrderPaid(DateTime.UnixEpoch));
        await store.AppendAsync([new StreamAppend { Stream = StreamId.Parse("order/a", null), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], Subscribed.Token);
        PageDelivery delivery = new(new DeliveryScope("tally"));
        Action begin = await Subscribed.BeginAsync<TSubscription>(store, delivery);
        ISubscriptionHandler handler = Subscribed.Create<TSubscription>(new ServiceCollection().BuildServiceProvider());
        return Measure(handler, delivery, begin);
    }

    private static long Measure(ISubscriptionHandler handler, PageDelivery delivery, Action begin)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            begin();
            long before = GC.GetAllocatedBytesForCurrentThread();
            ValueTask handled = handler.HandleAsync(delivery, CancellationToken.None);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(handled.IsCompletedSuccessfully);
            Assert.False(delivery.IsStopped);
        }

        return least;
    }
}
