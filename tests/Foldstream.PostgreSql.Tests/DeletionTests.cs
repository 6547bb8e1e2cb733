using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What closing and deleting do to the tables and to other processes, beyond the rules that all stores keep.</summary>
public sealed class DeletionTests : PostgresTest
{
    private const string Secret = "the-secret-that-must-go";

    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "asked to forget", Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_deleted_stream_stays_in_any_row()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await store.AppendAsync(Of(i % 2 == 0 ? Alice : Bob, ExpectedVersion.Any, Note($"{(i % 2 == 0 ? Secret : "bob")}{i}")) with { Metadata = new EventMetadata { Actor = i % 2 == 0 ? Secret : "bob" } });
        }

        await store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("note", Secret), ByAda, cancellationToken: Token);
        await store.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(1), 2, System.Text.Encoding.UTF8.GetBytes(Secret)), cancellationToken: Token);
        Assert.Equal(12L, await FindAsync());
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.Equal(0L, await FindAsync());
        Assert.Equal(10L, await QueryAsync("SELECT count(*) FROM @.pages p JOIN @.streams s ON s.id = p.stream_id WHERE s.key = 'alice' AND p.append_id IS NULL AND p.page IS NULL AND p.time = 0"));
        Assert.Equal(10, (await store.ReadAsync(Bob)).Pages.Count);
        Assert.Equal(20, await store.GetHeadAsync(Token));
    }

    [Theory]
    [InlineData("page = set_bit(page, 3, 1 - get_bit(page, 3))")]
    [InlineData("page = ''")]
    [InlineData("metadata = 'x'")]
    [InlineData("time = 9223372036854775807")]
    [InlineData("append_id = gen_random_uuid()")]
    public async Task A_stream_that_is_damaged_can_be_deleted(string damage)
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1, 2));
        await store.AppendAsync(To(Alice, 3, 4));
        await store.AppendAsync(To(Bob, 5));
        await store.AppendAsync(To(Alice, 6));
        await ExecuteAsync($"UPDATE @.pages SET {damage} WHERE position = 3");
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAllAsync());
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        TolerantCollector read = new(PageTolerance.None);
        await store.ReadAllAsync(0, read, Token);
        Assert.Equal([5], read.Amounts);
        Assert.Equal([(1, 2), (3, 2), (6, 1)], read.Passed.Select(events => (events.FirstPosition, events.Count)));
        VerifyReport report = await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token);
        Assert.True(report.IsSound);
        Assert.Equal(5, report.Deleted);
    }

    [Theory]
    [InlineData("UPDATE @.pages SET page = NULL WHERE position = 2", "not deleted")]
    [InlineData("UPDATE @.streams SET state = 2 WHERE key = 'alice'", "was deleted")]
    public async Task A_page_that_is_gone_without_a_deletion_is_damage_and_so_is_one_that_stayed_behind_one(string damage, string because)
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1));
        await store.AppendAsync(To(Alice, 2));
        await ExecuteAsync(damage);
        Assert.Contains(because, (await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadAllAsync(0, new EventFilter { Tenant = "" }, new PageCollector(), Token));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamsAsync(new[] { Alice }, new PageCollector(), Token));
        Assert.False((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
    }

    [Fact]
    public async Task While_a_deletion_empties_rows_appends_go_on_and_nobody_sees_less_than_the_whole_stream_deleted()
    {
        const int Count = 2_500;
        await using PostgreSqlEventStore store = await OpenAsync(), other = await OpenAsync();
        StreamAppend first = To(Alice, 0);
        await store.AppendAsync(first);
        await Task.WhenAll(Enumerable.Range(1, Count - 1).Select(i => store.AppendAsync(To(Alice, i))));
        await store.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(1), 2, new byte[] { 1 }), cancellationToken: Token);
        Task<StreamInfo> deleting;
        await using (NpgsqlConnection blocking = new(ConnectionString + ";Pooling=false"))
        {
            await blocking.OpenAsync(Token);
            await using NpgsqlCommand hold = new($"BEGIN; SELECT 1 FROM {Schema}.pages WHERE position = 1800 FOR UPDATE", blocking);
            await hold.ExecuteNonQueryAsync(Token);
            deleting = store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token).AsTask();
            await WaitUntilAsync("SELECT count(*) = 1000 FROM @.pages WHERE page IS NULL");
            Assert.Equal(StreamState.Deleted, (await other.FindStreamAsync(Alice, Token))!.State);
            Assert.Equal(Count + 1, (await other.AppendAsync(To(Bob, 7)).WaitAsync(TimeSpan.FromSeconds(5), Token)).Position);
            Assert.Equal(ByAda, (await Assert.ThrowsAsync<StreamDeletedException>(() => other.AppendAsync(To(Alice, 8)))).Audit);
            await Assert.ThrowsAsync<StreamDeletedException>(() => other.AppendAsync(first));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await other.SetAsideAsync(2_000, ByAda, Token));
            await other.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(2), 2, new byte[] { 1 }), cancellationToken: Token).AsTask().WaitAsync(TimeSpan.FromSeconds(5), Token)
                .ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.Null(await other.FindAppendAsync(Alice, first.AppendId, Token));
            Assert.Null(await other.FindSnapshotAsync(Alice, new FoldFingerprint(1), 9, Token));
            await AssertGoneAsync(other, Count);
            Assert.False(deleting.IsCompleted);
        }

        Assert.Equal((Count, StreamState.Deleted), await deleting is var deleted ? (deleted.Version, deleted.State) : default);
        await AssertGoneAsync(other, Count);
        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.pages p JOIN @.streams s ON s.id = p.stream_id WHERE s.key = 'alice' AND (p.page IS NOT NULL OR p.append_id IS NOT NULL OR p.time <> 0 OR p.metadata <> '')"));
        Assert.Equal(2, await QueryAsync("SELECT state FROM @.streams WHERE key = 'alice'"));
        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.snapshots"));
    }

    [Fact]
    public async Task A_deletion_that_was_cut_off_is_ended_by_the_same_deletion()
    {
        await using PostgreSqlEventStore store = await OpenAsync(Options with { LockTimeout = TimeSpan.FromMilliseconds(300) }), other = await OpenAsync();
        await store.AppendAsync(To(Alice, 0));
        await Task.WhenAll(Enumerable.Range(1, 1_499).Select(i => store.AppendAsync(To(Alice, i))));
        await store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("note", Secret), ByAda, cancellationToken: Token);
        await using (NpgsqlConnection blocking = new(ConnectionString + ";Pooling=false"))
        {
            await blocking.OpenAsync(Token);
            await using NpgsqlCommand hold = new($"BEGIN; SELECT 1 FROM {Schema}.pages WHERE position = 1200 FOR UPDATE", blocking);
            await hold.ExecuteNonQueryAsync(Token);
            await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token));
        }

        Assert.Equal(500L, await QueryAsync("SELECT count(*) FROM @.pages WHERE page IS NOT NULL"));
        await AssertGoneAsync(other, 1_500);
        Assert.True((await other.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
        StreamInfo[] ended = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => (i % 2 == 0 ? store : other).DeleteStreamAsync(Alice, new Audit("ben", "again", Noon), cancellationToken: Token).AsTask())));
        Assert.All(ended, info => Assert.Equal((1_500, StreamState.Deleted, ByAda), (info.Version, info.State, info.LastChange)));
        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.pages WHERE page IS NOT NULL"));
        Assert.Equal(0L, await FindAsync());
        await AssertGoneAsync(other, 1_500);
    }

    [Fact]
    public async Task What_another_store_closes_or_deletes_takes_no_append_here()
    {
        await using PostgreSqlEventStore one = await OpenAsync(), other = await OpenAsync();
        StreamAppend first = To(Alice, 1);
        await one.AppendAsync(first);
        await one.AppendAsync(To(Bob, 2));
        await other.CloseStreamAsync(Alice, ByAda, cancellationToken: Token);
        await other.DeleteStreamAsync(Bob, ByAda, cancellationToken: Token);
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            appends = [one.AppendAsync(To(Alice, 3)), one.AppendAsync(To(Bob, 3)), one.AppendAsync(To(Stream("carol"), 3)), one.AppendAsync(first), one.AppendAsync(To(Alice, 4))];
            await Task.Delay(30, Token);
        }

        Assert.Equal(ByAda, (await Assert.ThrowsAsync<StreamClosedException>(() => appends[0])).Audit);
        Assert.Equal(ByAda, (await Assert.ThrowsAsync<StreamDeletedException>(() => appends[1])).Audit);
        Assert.Equal(3, (await appends[2]).Position);
        Assert.True((await appends[3]).Repeated);
        await Assert.ThrowsAsync<StreamClosedException>(() => appends[4]);
        await other.ReopenStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.Equal(4, (await one.AppendAsync(To(Alice, 3))).Position);
    }

    [Fact]
    public async Task While_two_stores_append_units_a_third_closes_opens_and_deletes_and_nothing_deadlocks()
    {
        const int Writers = 16, Each = 30;
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync(), changing = await OpenAsync();
        StreamId[] streams = [.. Enumerable.Range(0, 6).Select(i => Stream($"s{i}"))];
        await one.AppendAsync([.. streams.Select(stream => To(stream, 0))], Token);
        long refused = 0, written = 0;
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                try
                {
                    StreamAppend[] unit = [To(streams[(writer + i) % 6], i), To(streams[(writer + i + 3) % 6], i)];
                    await (writer % 2 == 0 ? one : two).AppendAsync([.. unit], [new StreamCheck(streams[(writer + i + 1) % 6], ExpectedVersion.Exists)], Token);
                    Interlocked.Increment(ref written);
                }
                catch (FoldstreamException e) when (e is StreamClosedException or StreamDeletedException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })));
        for (int i = 0; !writing.IsCompleted && i < 10; i++)
        {
            StreamInfo closed = await changing.CloseStreamAsync(streams[0], ByAda, cancellationToken: Token);
            await Task.Delay(5, Token);
            Assert.Equal(closed, await changing.FindStreamAsync(streams[0], Token));
            await changing.ReopenStreamAsync(streams[0], ByAda, cancellationToken: Token);
        }

        StreamInfo deleted = await changing.DeleteStreamAsync(streams[5], ByAda, cancellationToken: Token);
        await writing;
        Assert.Equal(Writers * Each, refused + written);
        Assert.Equal(6 + (2 * written), await one.GetHeadAsync(Token));
        TolerantCollector gone = new(PageTolerance.None);
        Assert.Equal(deleted.Version, await two.ReadStreamAsync(streams[5], 1, ReadDirection.Forward, gone, Token));
        Assert.Equal(deleted.Version, gone.Passed.Sum(events => events.Count));
        Assert.True((await two.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
    }

    [Fact]
    public async Task Snapshots_that_are_kept_while_their_stream_is_deleted_do_not_stay()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            StreamId stream = Stream($"s{i}");
            await store.AppendAsync(To(stream, 1));
            Task[] keeping = [.. Enumerable.Range(1, 6).Select(n => store.KeepSnapshotAsync(stream, new StoredSnapshot(new FoldFingerprint((UInt128)n), 1, new byte[] { 1 }), always: true, Token).AsTask())];
            await store.DeleteStreamAsync(stream, ByAda, cancellationToken: Token);
            await Task.WhenAll(keeping);
        }

        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.snapshots"));
    }

    [Fact]
    public async Task A_new_connection_finds_the_store_sound_when_the_newest_append_was_deleted()
    {
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync($"{ConnectionString};Application Name={Schema}", Options, Token);
        await store.AppendAsync(To(Alice, 1));
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        await QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '@'");
        Assert.Equal(2, (await store.AppendAsync(To(Bob, 2))).Position);
    }

    [Fact]
    public async Task A_change_that_is_cancelled_while_it_waits_is_not_made()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1));
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            using CancellationTokenSource cancelled = new();
            Task<StreamInfo> closing = store.CloseStreamAsync(Alice, ByAda, cancellationToken: cancelled.Token).AsTask();
            await Task.Delay(50, Token);
            Assert.False(closing.IsCompleted);
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
        }

        Assert.Equal(StreamState.Open, (await store.FindStreamAsync(Alice, Token))!.State);
        Assert.Equal(2, (await store.AppendAsync(To(Alice, 2))).Version);
    }

    [Fact]
    public async Task Of_two_that_change_at_once_each_decides_on_what_the_other_made()
    {
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync();
        await one.AppendAsync(To(Alice, 1));
        int conflicts = 0;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try
            {
                await (i % 2 == 0 ? one : two).SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("by", $"{i}"), ByAda, i < 6 ? null : 0, Token);
            }
            catch (StreamMetadataConflictException)
            {
                Interlocked.Increment(ref conflicts);
            }
        })));
        Assert.Equal(12 - conflicts, (await one.FindStreamAsync(Alice, Token))!.MetadataRevision);
        Assert.InRange(conflicts, 5, 6);
        Assert.Equal((long)(12 - conflicts), await QueryAsync("SELECT count(*) FROM @.stream_changes"));
    }

    [Theory]
    [InlineData("serializable")]
    [InlineData("repeatable read")]
    public async Task Where_transactions_are_isolated_more_by_default_changes_and_appends_still_see_each_other(string isolation)
    {
        string connectionString = $"{ConnectionString};Options='-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}'";
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(connectionString, Options, Token), other = await PostgreSqlEventStore.OpenAsync(connectionString, Options, Token);
        await store.AppendAsync(To(Alice, 1));
        for (int i = 0; i < 5; i++)
        {
            Task<Appended>[] appends = [.. Enumerable.Range(0, 20).Select(n => store.AppendAsync(To(Alice, n)))];
            StreamInfo closed = await other.CloseStreamAsync(Alice, ByAda, cancellationToken: Token);
            long newest = 0;
            foreach (Task<Appended> append in appends)
            {
                try
                {
                    newest = (await append).Version;
                }
                catch (StreamClosedException)
                {
                }
            }

            Assert.InRange(newest, 0, closed.Version);
            Assert.Equal(closed.Version, (await other.ReadAsync(Alice)).Version);
            await other.ReopenStreamAsync(Alice, ByAda, cancellationToken: Token);
        }

        Task[] keeping = [.. Enumerable.Range(1, 6).Select(n => store.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint((UInt128)n), 1, new byte[] { 1 }), always: true, Token).AsTask())];
        await other.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        await Task.WhenAll(keeping);
        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.snapshots"));
    }

    private async Task WaitUntilAsync(string condition)
    {
        for (int i = 0; !(bool)(await QueryAsync(condition))!; i++)
        {
            Assert.True(i < 500, condition);
            await Task.Delay(10, Token);
        }
    }

    private static async Task AssertGoneAsync(PostgreSqlEventStore store, int count)
    {
        TolerantCollector forward = new(PageTolerance.None), backward = new(PageTolerance.None), all = new(PageTolerance.None), many = new(PageTolerance.None), filtered = new(PageTolerance.None);
        Assert.Equal(count, await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, forward, Token));
        await store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, backward, Token);
        await store.ReadAllAsync(0, all, Token);
        await store.ReadStreamsAsync(new[] { Alice }, many, Token);
        await store.ReadAllAsync(0, new EventFilter { Categories = ["account"] }, filtered, Token);
        foreach (TolerantCollector read in new[] { forward, backward, all, many, filtered })
        {
            Assert.Equal(count, read.Passed.Sum(events => events.Count));
            Assert.All(read.Passed, events => Assert.Equal((Alice, PassReason.Deleted), (events.Stream, events.Reason)));
            Assert.DoesNotContain(read.Amounts, amount => amount != 7);
        }
    }

    private static Events.PageBuilder Note(string text)
    {
        Events.PageBuilder page = new();
        page.Add(new Noted(text));
        return page;
    }

    private Task<object?> FindAsync() => QueryAsync($"""
        SELECT (SELECT count(*) FROM @.pages WHERE position(convert_to('{Secret}', 'UTF8') IN coalesce(page, '')) > 0 OR position(convert_to('{Secret}', 'UTF8') IN metadata) > 0)
            + (SELECT count(*) FROM @.stream_changes WHERE metadata LIKE '%{Secret}%') + (SELECT count(*) FROM @.snapshots WHERE position(convert_to('{Secret}', 'UTF8') IN snapshot) > 0)
        """);
}
