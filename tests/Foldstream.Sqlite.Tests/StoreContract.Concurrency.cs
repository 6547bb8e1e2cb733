using System.Collections.Concurrent;
using Foldstream.Stores;
using static Foldstream.Sqlite.Tests.Appends;

namespace Foldstream.Sqlite.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Many_writers_of_one_stream_have_one_winner_per_version()
    {
        const int Writers = 16, Each = 25;
        ConcurrentBag<Appended> won = [];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            PageCollector none = new(stopAfter: 1);
            for (int i = 0; i < Each;)
            {
                long version = await Store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Forward, none);
                try
                {
                    won.Add(await Store.AppendAsync(To(Alice, ExpectedVersion.At(version), writer)));
                    i++;
                }
                catch (VersionConflictException e)
                {
                    Assert.True(e.Actual > version);
                }
            }
        })));

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(version => (long)version), won.Select(appended => appended.Version).Order());
        PageCollector read = await Store.ReadAsync(Alice);
        Assert.Equal(Writers * Each, read.Version);
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(Each, read.Amounts.Count(amount => amount == writer)));
    }

    [Fact]
    public async Task Units_over_crossing_streams_are_seen_whole_or_not_at_all()
    {
        StreamId[] streams = [Alice, Bob, Carol];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                StreamId[] order = [.. streams.Skip(writer % 3), .. streams.Take(writer % 3)];
                await Store.AppendAsync([.. order.Select(stream => To(stream, writer))]);

                // Each unit adds one event to each of the three, and the other writers are at it now.
                PageCollector view = new();
                await Store.ReadStreamsAsync(streams, view);
                Assert.Single(streams.Select(stream => view.Pages.Count(page => page.Stream == stream)).Distinct());
            }
        })));
        Assert.Equal(480, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_reader_by_position_sees_every_event_once_while_others_write()
    {
        const int Events = 600;
        Task writers = Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Events / 6; i++)
            {
                await Store.AppendAsync(To(Stream($"w{writer}"), writer));
            }
        })));

        long checkpoint = 0;
        while (checkpoint < Events)
        {
            await Store.WaitForEventsAsync(checkpoint, TestContext.Current.CancellationToken);
            foreach (PageCollector.Page page in (await Store.ReadAllAsync(checkpoint)).Pages)
            {
                Assert.Equal(checkpoint + 1, page.FirstPosition);
                checkpoint += page.Count;
            }
        }

        await writers;
        Assert.Equal(Events, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task Waiting_ends_at_once_when_there_are_events_already()
    {
        await Store.AppendAsync(To(Alice, 1, 2, 3));
        Assert.Equal(3, await Store.WaitForEventsAsync(0));
        Assert.Equal(3, await Store.WaitForEventsAsync(2));
    }

    [Fact]
    public async Task Waiting_ends_with_the_next_append()
    {
        Task<long>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => Store.WaitForEventsAsync(2).AsTask())];
        await Store.AppendAsync(To(Alice, 1, 2));
        await Task.Delay(40);
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        await Store.AppendAsync(To(Alice, 3));
        Assert.All(await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(10)), head => Assert.Equal(3, head));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using CancellationTokenSource source = new();
        Task<long> waiting = Store.WaitForEventsAsync(0, source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.WaitForEventsAsync(0, Cancelled));
    }

    [Fact]
    public async Task A_disposed_store_says_so()
    {
        IEventStore store = Open();
        Task<long> waiting = store.WaitForEventsAsync(long.MaxValue).AsTask();
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AppendAsync(To(Alice, 1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ReadAsync(Alice));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadStreamsAsync(new[] { Alice }, new PageCollector()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetHeadAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAppendAsync(Alice, AppendId.New()));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.RefreshEventTypesAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.WaitForEventsAsync(0));
    }
}
