using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Guides;

/// <summary>What the guide on fast replay says of its two aggregates.</summary>
public sealed class FastReplayTests
{
    [Fact]
    public async Task What_a_fold_does_not_read_costs_no_memory()
    {
        long few = await BytesOfLoadingAsync<WaterMeter>(WaterMeter.StreamOf, events: 100), many = await BytesOfLoadingAsync<WaterMeter>(WaterMeter.StreamOf, events: 1_100);

        Assert.Equal(few, many);
    }

    [Fact]
    public async Task An_event_that_is_handed_over_whole_is_read_whole()
    {
        long few = await BytesOfLoadingAsync<CarelessMeter>(CarelessMeter.StreamOf, events: 100), many = await BytesOfLoadingAsync<CarelessMeter>(CarelessMeter.StreamOf, events: 1_100);

        Assert.InRange((many - few) / 1_000, 100, 500);
    }

    private static async Task<long> BytesOfLoadingAsync<TMeter>(Func<MeterId, StreamId> streamOf, int events)
        where TMeter : class, IAggregate<TMeter, MeterId>
    {
        MeterId id = MeterId.New();
        await using InMemoryEventStore store = new();
        PageBuilder page = new();
        page.Add(new MeterInstalled("1 Mill Lane"));
        for (int i = 1; i < events; i++)
        {
            page.Add(new ReadingTaken(i, DateTimeOffset.UnixEpoch.AddHours(i), "read by the customer", ["front.jpg", "dial.jpg"]));
        }

        await store.AppendAsync([new StreamAppend { Stream = streamOf(id), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }]);
        Repository<TMeter, MeterId> meters = new(store);
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            // The store in memory answers at once, so all of it happens on this thread.
            long before = GC.GetAllocatedBytesForCurrentThread();
            Task<TMeter> load = meters.LoadAsync(id);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(load.IsCompletedSuccessfully);
            least = Math.Min(least, bytes);
        }

        return least;
    }
}
