using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What is too long for one statement is read by several, and looks like one.</summary>
public sealed class SliceTests : PostgresTest
{
    private const int Count = 1500;

    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    [Fact]
    public async Task A_long_stream_is_read_whole_from_anywhere_in_both_directions()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        foreach (int from in (int[])[1, 2, 255, 256, 257, 258, 1279, 1280, 1281, 1282, Count, Count + 1])
        {
            PageCollector forward = await store.ReadAsync(Alice, from), backward = await store.ReadAsync(Alice, from, ReadDirection.Backward);
            Assert.Equal(Enumerable.Range(1, Count).Skip(from - 1).Select(i => (long)i), forward.Amounts);
            Assert.Equal(Enumerable.Range(1, Math.Min(from, Count)).Reverse().Select(i => (long)i), backward.Amounts);
            Assert.Equal((Count, Count), (forward.Version, backward.Version));
        }

        foreach (int after in (int[])[0, 1, 127, 128, 129, 639, 640, 641, Count - 1])
        {
            Assert.Equal(Enumerable.Range(1, Count).Skip(after).Select(i => (long)i), (await store.ReadAllAsync(after)).Pages.Select(page => page.FirstPosition));
        }
    }

    [Fact]
    public async Task What_is_appended_while_a_stream_or_the_log_is_read_is_not_part_of_the_reading()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        foreach (Func<IPageConsumer, Task<long>> read in (Func<IPageConsumer, Task<long>>[])
        [
            async consumer => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, consumer), async consumer => await store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, consumer),
        ])
        {
            long before = (await store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward)).Version;
            AppendingConsumer consumer = new(store);
            Assert.Equal(before, await read(consumer));
            Assert.Equal(before, consumer.Count);
        }

        long head = await store.GetHeadAsync();
        AppendingConsumer log = new(store);
        Assert.Equal(head, await store.ReadAllAsync(0, log));
        Assert.Equal(head, log.Count);
        Assert.True(await store.GetHeadAsync() > head);
    }

    [Fact]
    public async Task Many_streams_of_many_pages_come_in_the_order_in_which_they_are_asked_for()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        StreamId[] streams = [.. Enumerable.Range(0, 300).Select(i => Stream($"s{i}"))];
        await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(round => streams.Select(stream => store.AppendAsync(To(stream, round)))));
        await ExecuteAsync("ANALYZE @.streams; ANALYZE @.pages");
        Random.Shared.Shuffle(streams);
        PageCollector pages = new();
        await store.ReadStreamsAsync(streams, pages);
        Assert.Equal(streams.SelectMany(stream => Enumerable.Repeat(stream, 3)), pages.Pages.Select(page => page.Stream));
        Assert.Equal(Enumerable.Repeat(new long[] { 1, 2, 3 }, streams.Length).SelectMany(versions => versions), pages.FirstVersions);
    }

    private static async Task FillAsync(PostgreSqlEventStore store)
    {
        for (int i = 0; i < Count; i += 100)
        {
            await Task.WhenAll(Enumerable.Range(i + 1, 100).Select(amount => store.AppendAsync(To(Alice, ExpectedVersion.At(amount - 1), amount))));
        }
    }

    /// <summary>Appends behind what is being read, whenever it is handed a page of Alice's that is the first of a hundred.</summary>
    private sealed class AppendingConsumer(PostgreSqlEventStore store) : IPageConsumer
    {
        public long Count { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            if (Count++ % 100 == 0)
            {
                Task.Run(() => store.AppendAsync([To(Alice, 0), To(Bob, 0)]).AsTask()).GetAwaiter().GetResult();
            }

            return true;
        }
    }
}
