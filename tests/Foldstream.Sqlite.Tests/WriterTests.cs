using Foldstream.Events;
using Foldstream.Stores;
using SQLitePCL;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

public sealed class WriterTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    [Fact]
    public async Task Writers_that_wait_at_the_same_time_share_a_commit()
    {
        const int Writers = 32, Each = 20;
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                await store.AppendAsync(To(Stream($"w{writer}"), i));
            }
        })));
        Assert.InRange(store.CommitCount, Each, Writers * Each / 3);
    }

    [Fact]
    public async Task What_queues_while_the_lock_is_held_is_one_commit_and_a_conflict_fails_alone()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        long before = store.CommitCount;
        Task<Appended>[] appends;
        using (Lock())
        {
            Task<Appended> first = store.AppendAsync(To(Bob, 1));
            await Task.Delay(50);
            appends =
            [
                first, store.AppendAsync(To(Alice, ExpectedVersion.At(1), 2)), store.AppendAsync(To(Alice, ExpectedVersion.At(1), 3)),
                store.AppendAsync(To(Alice, ExpectedVersion.At(2), 4)),
            ];
            await Task.Delay(50);
            Assert.All(appends, append => Assert.False(append.IsCompleted));
        }

        Assert.Equal(2, (await appends[0]).Position);
        Assert.Equal(3, (await appends[1]).Position);
        Assert.Equal(4, (await appends[3]).Position);
        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => appends[2]);
        Assert.Equal(2, conflict.Actual);
        Assert.Equal(before + 1, store.CommitCount);
        Assert.Equal([1, 2, 4], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_append_can_be_cancelled_while_it_waits_in_the_queue_or_for_the_lock()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        using CancellationTokenSource first = new(), third = new();
        Task<Appended>[] appends;
        using (Lock())
        {
            Task<Appended> head = store.AppendAsync(To(Alice, 1), first.Token);
            await Task.Delay(100);
            appends = [head, store.AppendAsync(To(Alice, 2)), store.AppendAsync(To(Alice, 3), third.Token)];
            await first.CancelAsync();
            await third.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appends[0].WaitAsync(TimeSpan.FromSeconds(10)));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appends[2].WaitAsync(TimeSpan.FromSeconds(10)));
            Assert.False(appends[1].IsCompleted);
        }

        Assert.Equal(1, (await appends[1]).Version);
        Assert.Equal(2, (await store.AppendAsync(To(Alice, 4))).Version);
        Assert.Equal([2, 4], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task A_unit_that_the_writer_has_begun_to_write_is_answered_and_no_longer_cancelled()
    {
        PendingUnit pending = new([To(Alice, 1)], []) { Outcomes = [] };
        Assert.True(pending.TryTake());
        pending.TryCancel(new CancellationToken(canceled: true));
        Assert.False(pending.Answer.IsCompleted);
        pending.Tell();
        Assert.Empty(await pending.Answer);
    }

    [Fact]
    public async Task A_file_that_is_deleted_under_the_store_takes_no_append()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete open files.");
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        File.Move(Db, Db + ".away");
        StoreUnusableException moved = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 2)));
        Assert.Contains("was deleted, moved or replaced", moved.Message, StringComparison.Ordinal);
        File.Move(Db + ".away", Db);
        Assert.Equal(2, (await store.AppendAsync(To(Alice, 3))).Version);
    }

    [Fact]
    public async Task Another_store_in_the_place_of_the_file_is_neither_written_nor_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not replace open files.");
        await using (SqliteEventStore other = SqliteEventStore.Open(FileOf("other.db")))
        {
            await other.AppendAsync(To(Alice, 7));
        }

        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        File.Move(FileOf("other.db"), Db, overwrite: true);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 2)));

        // The reader at hand still has the old file; further ones would get the new one, and decode it by the old one's event types.
        StoreUnusableException replaced = await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new Rereader(store)));
        Assert.Contains("replaced by another store", replaced.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_another_process_keeps_is_reported_and_the_store_goes_on()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { BusyTimeout = TimeSpan.FromMilliseconds(150) });
        using (Lock())
        {
            StoreUnusableException busy = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 1)));
            Assert.Contains("Another process holds the database's lock", busy.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", busy.Message, StringComparison.Ordinal);
            Assert.Equal(0, (await store.ReadAsync(Alice)).Version);
        }

        Assert.Equal(1, (await store.AppendAsync(To(Alice, ExpectedVersion.None, 1))).Version);
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_the_store_goes_on_with_what_fits()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, null, connection => connection.Execute("PRAGMA max_page_count=40"));
        await store.AppendAsync(To(Alice, 1));
        PageBuilder large = new();
        large.Add(new Noted(new string('x', 300_000)));
        StreamAppend append = Of(Alice, ExpectedVersion.At(1), large);

        StoreUnusableException full = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(append));
        Assert.Contains("The disk is full", full.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written", full.Message, StringComparison.Ordinal);
        Assert.Null(store.EventTypes[2]);
        Assert.Equal(2, (await store.AppendAsync(To(Alice, ExpectedVersion.At(1), 2))).Position);
        Assert.Equal(1, (int)(await store.ReadAllAsync()).Pages[0].TypeIds[0]);
        Assert.Equal([1, 2], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task A_new_stream_is_begun_again_once_a_full_disk_has_room()
    {
        // Wherever the disk is full: in the table of streams or in that of pages.
        for (int pages = 20; pages < 36; pages++)
        {
            SqliteConnection? writing = null;
            await using SqliteEventStore store = SqliteEventStore.Open($"{Db}{pages}", new SqliteOptions { Durability = Durability.Relaxed },
                connection => (writing = connection).Execute($"PRAGMA max_page_count={pages}"));
            StoreUnusableException? full = null;
            for (int i = 0; full is null; i++)
            {
                try
                {
                    await store.AppendAsync(To(Stream($"{i}{new string('k', 190)}"), 1));
                }
                catch (StoreUnusableException error)
                {
                    full = error;
                }
            }

            Assert.Contains("The disk is full", full.Message, StringComparison.Ordinal);
            writing!.Execute("PRAGMA max_page_count=10000");
            Assert.Equal(1, (await store.AppendAsync(To(Alice, ExpectedVersion.None, 1))).Version);
            Assert.Equal(1, (await store.AppendAsync(To(Bob, ExpectedVersion.None, 1))).Version);
        }
    }

    [Theory]
    [InlineData(raw.SQLITE_FULL, true, true, false)]
    [InlineData(raw.SQLITE_BUSY, true, true, false)]
    [InlineData(raw.SQLITE_IOERR_WRITE, true, true, true)]
    [InlineData(raw.SQLITE_IOERR_FSYNC, true, false, true)]
    [InlineData(raw.SQLITE_IOERR_FSYNC, false, true, true)]
    [InlineData(raw.SQLITE_CORRUPT, true, false, true)]
    [InlineData(raw.SQLITE_NOMEM, false, true, false)]
    public void A_failure_says_whether_the_outcome_is_known_and_whether_the_writer_may_go_on(int code, bool committing, bool known, bool lasting)
    {
        WriteFailure failure = WriteFailure.Of(new SqliteFault(code, "a test"), committing);
        Assert.Equal((known, lasting), (failure.IsOutcomeKnown, failure.IsLasting));
        Exception told = failure.For(new PendingUnit([To(Alice, 1)], []), "orders.db");
        Assert.Equal(known ? typeof(StoreUnusableException) : typeof(AppendOutcomeUnknownException), told.GetType());
    }

    [Fact]
    public async Task A_unit_larger_than_a_batch_is_a_batch_of_its_own()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        long[] many = [.. Enumerable.Range(0, 5000).Select(i => (long)i)];
        Task<Appended>[] appends = [.. Enumerable.Range(0, 4).Select(i => store.AppendAsync(To(Stream($"s{i}"), many)))];
        Assert.Equal([5000, 10_000, 15_000, 20_000], (await Task.WhenAll(appends)).Select(appended => appended.Position));
        Assert.Equal(4, store.CommitCount);
    }

    [Fact]
    public async Task Disposing_writes_what_was_taken()
    {
        Task<Appended>[] appends;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            appends = [.. Enumerable.Range(0, 500).Select(i => store.AppendAsync(To(Stream($"s{i % 9}"), i)))];
        }

        Assert.Equal(500, (await Task.WhenAll(appends)).Max(appended => appended.Position));
        await using SqliteEventStore reopened = SqliteEventStore.Open(Db);
        Assert.Equal(500, await reopened.GetHeadAsync());
    }

    [Theory]
    [InlineData(Durability.Full, "2")]
    [InlineData(Durability.Relaxed, "1")]
    public void The_settings_are_in_effect(Durability durability, string synchronous)
    {
        SqliteLibrary.Require(Db);
        using SqliteConnection connection = StoreFile.Open(Db, new SqliteOptions { Durability = durability });
        Assert.Equal("wal", connection.QueryText("PRAGMA journal_mode"));
        Assert.Equal(synchronous, connection.QueryText("PRAGMA synchronous"));
        Assert.Equal("0", connection.QueryText("PRAGMA foreign_keys"));
        Assert.Equal("0", connection.QueryText("PRAGMA mmap_size"));
        Assert.Equal("4096", connection.QueryText("PRAGMA page_size"));
        Assert.Equal(Schema.ApplicationId.ToString(System.Globalization.CultureInfo.InvariantCulture), connection.QueryText("PRAGMA application_id"));
        StoreUnusableException refused = Assert.Throws<StoreUnusableException>(() => connection.SetPragma(Db, "journal_mode", "off", "memory"));
        Assert.Contains("journal_mode", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_can_not_write()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        using SqliteConnection reader = SqliteConnection.Open(Db, raw.SQLITE_OPEN_READONLY);
        SqliteFault fault = Assert.Throws<SqliteFault>(() => reader.Execute("UPDATE head SET position = 5"));
        Assert.Equal(raw.SQLITE_READONLY, fault.Kind);
    }

    /// <summary>Reads the store while it reads it, which takes a reader of its own.</summary>
    private sealed class Rereader(IEventStore store) : Foldstream.Pages.IPageConsumer
    {
        public bool Consume(scoped in Foldstream.Pages.StoredPage page)
        {
            _ = store.ReadStreamAsync(page.Stream, 1, ReadDirection.Forward, new PageCollector()).AsTask();
            return true;
        }
    }

    /// <summary>Holds the write lock as another process would.</summary>
    private SqliteConnection Lock()
    {
        SqliteConnection connection = RawFile.Open(Db);
        connection.Execute("BEGIN IMMEDIATE");
        return connection;
    }
}
