using System.Diagnostics;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>The lock that is kept for a moment changes how long readings take, and nothing else.</summary>
public sealed class KeptLockTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice");

    [Fact]
    public async Task Many_readings_in_quick_succession_keep_the_lock_for_a_moment()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        await ReadUntilKeptAsync(store);
        await ReleasedAsync(store.KeptLock);
    }

    [Fact]
    public async Task A_few_readings_do_not_keep_it()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < KeptLock.Burst / 2; i++)
        {
            await store.ReadAsync(Alice);
        }

        Assert.False(store.KeptLock.IsHeld);
    }

    [Fact]
    public async Task What_is_appended_while_it_is_kept_is_read_at_once()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db), other = SqliteEventStore.Open(Db);
        for (int i = 1; i <= 20; i++)
        {
            store.KeptLock.Take();
            await (i % 2 == 0 ? store : other).AppendAsync(To(Alice, i));
            Assert.Equal(i, (await store.ReadAsync(Alice)).Version);
            Assert.Equal(i, await store.GetHeadAsync());
            store.KeptLock.Release();
        }
    }

    [Fact]
    public async Task It_is_not_kept_where_somebody_writes_and_the_wal_begins_anew()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        store.KeptLock.Take();
        Assert.True(store.KeptLock.IsHeld);
        store.KeptLock.Release();
        store.KeptLock.Take();
        Assert.True(store.KeptLock.IsHeld);
        await store.AppendAsync(To(Alice, 2));
        bool isEmptied = TryEmptyWal();

        // On a busy machine its moment may have passed before.
        Assert.False(isEmptied && store.KeptLock.IsHeld);
        store.KeptLock.Release();
        store.KeptLock.Take();
        Assert.False(store.KeptLock.IsHeld);
        Assert.True(TryEmptyWal());

        // And readings in quick succession don't take it for a while.
        for (int i = 0; i < KeptLock.Burst * 4; i++)
        {
            Assert.False(store.KeptLock.Note());
        }
    }

    [Fact]
    public async Task Disposing_lets_it_go_and_leaves_one_file()
    {
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Alice, 1));
            store.KeptLock.Take();
            Assert.True(store.KeptLock.IsHeld);
        }

        Assert.False(File.Exists(Db + "-wal"));
        using SqliteConnection connection = RawFile.Open(Db);
        Assert.Equal("1", connection.QueryText("SELECT count(*) FROM pages"));
    }

    [Fact]
    public async Task A_file_that_was_replaced_is_no_reason_to_fail_before_a_reading_does()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not replace open files.");
        await using (SqliteEventStore other = SqliteEventStore.Open(FileOf("other.db")))
        {
            await other.AppendAsync(To(Alice, 7));
        }

        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        File.Move(FileOf("other.db"), Db, overwrite: true);
        store.KeptLock.Take();
        Assert.False(store.KeptLock.IsHeld);
        Assert.Equal([1], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task Readers_writers_and_the_lock_do_not_disturb_each_other()
    {
        const int Appends = 200;
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 0));
        using CancellationTokenSource stop = new();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (long last = 0; !stop.IsCancellationRequested;)
            {
                long version = (await store.ReadAsync(Alice)).Version;
                Assert.True(version >= last);
                last = version;
            }
        }))];
        for (int i = 1; i <= Appends; i++)
        {
            Assert.Equal(i + 1, (await store.AppendAsync(To(Alice, ExpectedVersion.At(i), i))).Version);
            Assert.Equal(i + 1, (await store.ReadAsync(Alice)).Version);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static async Task ReadUntilKeptAsync(SqliteEventStore store)
    {
        for (long begin = Stopwatch.GetTimestamp(); !store.KeptLock.IsHeld;)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(20));
            await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new PageCollector());
        }
    }

    private static async Task ReleasedAsync(KeptLock kept)
    {
        for (long begin = Stopwatch.GetTimestamp(); kept.IsHeld;)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(20));
            await Task.Delay(5);
        }
    }

    private bool TryEmptyWal()
    {
        using SqliteConnection connection = RawFile.Open(Db);

        // One that has not looked at the file yet would empty nothing.
        _ = connection.QueryInt64("SELECT position FROM head");
        return connection.TryCheckpoint();
    }
}
