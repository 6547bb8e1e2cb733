using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

public sealed class AllocationTests : SqliteTestFile
{
    [Fact]
    public async Task Reading_a_page_allocates_nothing()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => store.AppendAsync(To(Stream("long"), i, i, i))));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => store.AppendAsync(To(Stream("short"), i))));
        CountingConsumer consumer = new();

        long Measure(Action read)
        {
            read();
            long before = GC.GetAllocatedBytesForCurrentThread();
            read();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        foreach (ReadDirection direction in Enum.GetValues<ReadDirection>())
        {
            long few = Measure(() => Read(store.ReadStreamAsync(Stream("short"), 50, direction, consumer)));
            long many = Measure(() => Read(store.ReadStreamAsync(Stream("long"), 3000, direction, consumer)));
            Assert.Equal(few, many);
            Assert.InRange(many, 0, 512);
        }

        // Streams in turns: their rows are kept while they are read.
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => store.AppendAsync(To(Stream($"turn{i % 100}"), i))));
        Assert.InRange(Measure(() => Read(store.ReadAllAsync(0, consumer))), 0, 512);
        Assert.True(consumer.Count > 8000);
    }

    private static void Read(ValueTask<long> reading) => Assert.True(reading.IsCompletedSuccessfully);

    private sealed class CountingConsumer : IPageConsumer
    {
        public int Count { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Count++;
            return true;
        }
    }
}
