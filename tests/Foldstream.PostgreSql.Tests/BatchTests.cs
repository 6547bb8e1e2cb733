using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What waits together is committed together, and answered one by one.</summary>
public sealed class BatchTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob"), Carol = Stream("carol");

    [Fact]
    public async Task Writers_that_wait_at_the_same_time_share_a_commit()
    {
        const int Writers = 32, Each = 20;
        await using PostgreSqlEventStore store = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                await store.AppendAsync(To(Stream($"w{writer}"), i));
            }
        })));
        Assert.InRange(store.CommitCount, Each, Writers * Each / 3);
        Assert.Equal(Writers * Each, (await store.ReadAllAsync()).Pages.Count);
    }

    [Fact]
    public async Task What_queues_while_another_process_writes_is_one_batch_and_a_conflict_fails_alone()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1));
        long before = store.CommitCount;
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            Task<Appended> first = store.AppendAsync(To(Bob, 1));
            await Task.Delay(100);
            appends =
            [
                first, store.AppendAsync(To(Alice, ExpectedVersion.At(1), 2)), store.AppendAsync(To(Alice, ExpectedVersion.At(1), 3)),
                store.AppendAsync(To(Alice, ExpectedVersion.At(2), 4)),
            ];
            await Task.Delay(50);
            Assert.All(appends, append => Assert.False(append.IsCompleted));
        }

        Assert.Equal((2, 3, 4), ((await appends[0]).Position, (await appends[1]).Position, (await appends[3]).Position));
        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => appends[2]);
        Assert.Equal(2, conflict.Actual);
        Assert.Equal(before + 2, store.CommitCount);
        Assert.Equal([1, 2, 4], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task A_unit_in_a_batch_is_written_whole_or_not_at_all_and_its_neighbours_see_what_became_of_it()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1));
        Task<Appended> blocked;
        Task<Appended[]> refused, written, checkedOut;
        Task<Appended> behind;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            blocked = store.AppendAsync(To(Stream("other"), 0));
            await Task.Delay(100);
            refused = AppendUnit([To(Bob, ExpectedVersion.None, 10), To(Alice, ExpectedVersion.At(7), 11)], []);
            written = AppendUnit([To(Bob, ExpectedVersion.None, 20), To(Alice, ExpectedVersion.At(1), 21)], []);
            checkedOut = AppendUnit([To(Carol, 30)], [new StreamCheck(Bob, ExpectedVersion.None)]);
            behind = store.AppendAsync(To(Bob, ExpectedVersion.At(1), 40));
        }

        await blocked;
        Assert.Equal(Alice, (await Assert.ThrowsAsync<VersionConflictException>(() => refused)).Stream);
        Assert.Equal([3L, 4L], (await written).Select(outcome => outcome.Position));
        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => checkedOut);
        Assert.Equal((Bob, 1L), (conflict.Stream, conflict.Actual));
        Assert.Equal(5, (await behind).Position);
        Assert.Equal([20, 40], (await store.ReadAsync(Bob)).Amounts);
        Assert.Equal(0, (await store.ReadAsync(Carol)).Version);
        Assert.Equal(3L, await QueryAsync("SELECT count(*) FROM @.streams"));

        async Task<Appended[]> AppendUnit(StreamAppend[] unit, StreamCheck[] checks) => [.. await store.AppendAsync([.. unit], [.. checks])];
    }

    [Fact]
    public async Task An_append_can_be_cancelled_while_it_waits_and_is_answered_once_it_was_sent()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1));
        using CancellationTokenSource sent = new(), waiting = new();
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            Task<Appended> first = store.AppendAsync(To(Alice, 2), sent.Token);
            await Task.Delay(100);
            appends = [first, store.AppendAsync(To(Alice, 3), waiting.Token), store.AppendAsync(To(Alice, 4))];
            await sent.CancelAsync();
            await waiting.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appends[1].WaitAsync(TimeSpan.FromSeconds(10)));
            Assert.False(appends[0].IsCompleted);
        }

        Assert.Equal((2, 3), ((await appends[0]).Version, (await appends[2]).Version));
        Assert.Equal([1, 2, 4], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_append_id_that_is_in_the_queue_twice_is_written_once()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        StreamAppend append = To(Alice, 1, 2), other = To(Alice, 1, 3) with { AppendId = append.AppendId };
        Task<Appended>[] appends;
        await store.AppendAsync(To(Bob, 1));
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            appends = [store.AppendAsync(To(Bob, 2)), store.AppendAsync(append), store.AppendAsync(append), store.AppendAsync(other), store.AppendAsync(To(Bob, 3))];
            await Task.Delay(50);
        }

        Appended first = await appends[1];
        Assert.False(first.Repeated);
        Assert.Equal(first with { Repeated = true }, await appends[2]);
        await Assert.ThrowsAsync<AppendIdReusedException>(() => appends[3]);
        Assert.Equal(3, (await appends[4]).Version);
        Assert.Equal([1, 2], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_append_above_the_size_of_a_batch_is_one_of_its_own()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        PageBuilder large = new();
        for (int i = 0; i < 20; i++)
        {
            large.Add(new Noted(new string('x', 200_000)));
        }

        await store.AppendAsync(To(Alice, 1));
        await store.AppendAsync(Of(Carol, ExpectedVersion.Any, large));
        long before = store.CommitCount;
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            Task<Appended> first = store.AppendAsync(To(Alice, 2));
            await Task.Delay(100);
            appends = [first, store.AppendAsync(To(Alice, 3)), store.AppendAsync(Of(Bob, ExpectedVersion.Any, large)), store.AppendAsync(To(Alice, 4)), store.AppendAsync(To(Alice, 5))];
        }

        await Task.WhenAll(appends);
        Assert.Equal(before + 4, store.CommitCount);
        Assert.Equal(20, (await store.ReadAsync(Bob)).Version);
        Assert.Equal([1, 2, 3, 4, 5], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task Disposing_answers_what_waits()
    {
        PostgreSqlEventStore store = await OpenAsync();
        Task<Appended>[] appends = [.. Enumerable.Range(0, 50).Select(i => store.AppendAsync(To(Stream($"s{i}"), i)))];
        await store.DisposeAsync();
        foreach (Task<Appended> append in appends)
        {
            // One that waited for its event type to be interned may have come too late: then it was not written.
            try
            {
                Assert.Equal(1, (await append).Version);
            }
            catch (ObjectDisposedException)
            {
            }
        }

        long written = appends.Count(append => append.IsCompletedSuccessfully);
        await using PostgreSqlEventStore again = await OpenAsync();
        Assert.Equal(written, await again.GetHeadAsync());
    }
}
