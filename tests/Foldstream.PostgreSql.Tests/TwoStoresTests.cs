using System.Collections.Concurrent;
using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Several stores on one schema, which know nothing of each other: what several processes are.</summary>
public sealed class TwoStoresTests : PostgresTest
{
    [Fact]
    public async Task Of_64_contenders_over_two_stores_one_wins_each_version()
    {
        const int Writers = 64, Rounds = 12;
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync();
        for (long version = 0; version < Rounds; version++)
        {
            ConcurrentBag<long> won = [], learned = [];
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                try
                {
                    won.Add((await (writer % 2 == 0 ? one : two).AppendAsync(To(Stream("contended"), ExpectedVersion.At(version), writer))).Version);
                }
                catch (VersionConflictException conflict)
                {
                    learned.Add(conflict.Actual);
                }
            })));
            Assert.Equal([version + 1], won);
            Assert.Equal(Enumerable.Repeat(version + 1, Writers - 1), learned);
        }
    }

    [Fact]
    public async Task Units_over_crossing_streams_from_four_stores_neither_deadlock_nor_leave_a_gap()
    {
        const int Writers = 64, Each = 10;
        PostgreSqlEventStore[] stores = [await OpenAsync(), await OpenAsync(), await OpenAsync(), await OpenAsync()];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                // Streams that nobody has yet are among them, and each writer names them in another order.
                StreamId[] streams = [.. Enumerable.Range(0, 3).Select(j => Stream($"s{(writer + i + (j * 7)) % 23}"))];
                await stores[writer % stores.Length].AppendAsync([.. streams.Select(stream => To(stream, writer))]);
            }
        })));

        PageCollector all = await stores[0].ReadAllAsync();
        Assert.Equal(Writers * Each * 3, all.Version);
        Assert.Equal(Enumerable.Range(1, Writers * Each * 3).Select(position => (long)position), all.Pages.Select(page => page.FirstPosition));
        foreach (IGrouping<StreamId, PageCollector.Page> stream in all.Pages.GroupBy(page => page.Stream))
        {
            Assert.Equal(stream.Count(), (await stores[1].ReadAsync(stream.Key)).Version);
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(page => page.FirstVersion));
        }

        foreach (PostgreSqlEventStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_follows_the_log_sees_every_event_once_and_in_order_while_two_stores_write()
    {
        const int Events = 800;
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync(), reader = await OpenAsync(Options with { PollInterval = TimeSpan.FromMilliseconds(10) });
        Task writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Events / 8; i++)
            {
                await (writer % 2 == 0 ? one : two).AppendAsync(To(Stream($"w{writer}"), i));
            }
        })));
        long checkpoint = 0;
        while (checkpoint < Events)
        {
            await reader.WaitForEventsAsync(checkpoint).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            foreach (PageCollector.Page page in (await reader.ReadAllAsync(checkpoint)).Pages)
            {
                Assert.Equal(checkpoint + 1, page.FirstPosition);
                checkpoint++;
            }
        }

        await writing;
    }

    [Fact]
    public async Task Stores_that_meet_the_same_new_event_types_at_once_give_each_one_id()
    {
        PostgreSqlEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync()));
        await Task.WhenAll(stores.Select((store, i) => Task.Run(() => store.AppendAsync(Of(Stream($"s{i}"), ExpectedVersion.Any, Mixed(i))))));
        Assert.Equal(4L, await QueryAsync("SELECT count(*) FROM @.event_types"));
        EventTypeTable table = await stores[0].RefreshEventTypesAsync();
        foreach (PostgreSqlEventStore store in stores)
        {
            EventTypeTable other = await store.RefreshEventTypesAsync();
            Assert.Equal(Enumerable.Range(1, 4).Select(id => table[id]), Enumerable.Range(1, 4).Select(id => other[id]));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_store_sees_what_another_one_writes_and_is_woken_by_it()
    {
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync();
        await one.AppendAsync(To(Stream("a"), 1));
        Task<long> waiting = two.WaitForEventsAsync(1).AsTask();
        PageBuilder page = new();
        page.Add(new Noted("new here"));
        await one.AppendAsync(Of(Stream("a"), ExpectedVersion.At(1), page));

        Assert.Equal(2, await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Null(two.EventTypes[2]);
        Assert.Equal(Noted.EventType, (await two.RefreshEventTypesAsync())[2]);
        await Assert.ThrowsAsync<VersionConflictException>(() => two.AppendAsync(To(Stream("a"), ExpectedVersion.At(1), 1)));
    }

    [Fact]
    public async Task A_repetition_through_another_store_that_never_saw_the_event_type_is_recognised()
    {
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync();
        StreamAppend append = Of(Stream("a"), ExpectedVersion.None, Mixed(0));
        Appended first = await one.AppendAsync(append);
        Assert.Equal(first with { Repeated = true }, await two.AppendAsync(Of(Stream("a"), ExpectedVersion.None, Mixed(0)) with { AppendId = append.AppendId }));
    }

    [Fact]
    public async Task Of_appends_with_one_id_that_two_stores_send_at_once_one_is_written_and_all_say_how()
    {
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync();
        await one.AppendAsync(To(Stream("a"), 0));
        await two.AppendAsync(To(Stream("a"), 0));
        for (int round = 0; round < 20; round++)
        {
            StreamAppend append = To(Stream("b"), ExpectedVersion.At(round * 2), round, round);
            Task<Appended>[] appends;
            await using (await HeadLock.TakeAsync(ConnectionString, Schema))
            {
                appends = [one.AppendAsync(append), two.AppendAsync(append), one.AppendAsync(append), two.AppendAsync(append)];
                await Task.Delay(20);
                Assert.All(appends, sent => Assert.False(sent.IsCompleted));
            }

            Appended[] answers = await Task.WhenAll(appends);
            Appended written = Assert.Single(answers, answer => !answer.Repeated);
            Assert.Equal(((round * 2) + 2, (round * 2) + 4), (written.Version, written.Position));
            Assert.All(answers, answer => Assert.Equal(written, answer with { Repeated = false }));
        }

        Assert.Equal(42, (await one.ReadAllAsync()).Version);
    }

    private static PageBuilder Mixed(int first)
    {
        PageBuilder page = new();
        for (int i = 0; i < 4; i++)
        {
            switch ((first + i) % 4)
            {
                case 0: page.Add(new Deposited(1)); break;
                case 1: page.Add(new Noted("1")); break;
                case 2: page.Add(new DepositedAnew(1)); break;
                default: page.Add(new DepositedReshaped(1)); break;
            }
        }

        return page;
    }
}
