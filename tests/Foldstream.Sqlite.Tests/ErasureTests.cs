using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Deleted bytes leave the file and the WAL, at once or as soon as nobody reads them any more.</summary>
public sealed class ErasureTests : SqliteTestFile
{
    private const string Secret = "the-secret-that-must-go";

    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "asked to forget", Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_deleted_while_another_process_reads_is_gone_when_that_has_ended()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        using (SqliteConnection reader = BeginReading())
        {
            await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
            Assert.NotEqual(0, CountInFiles(Secret));
            await Task.Delay(300, Token);
            Assert.Equal(20, reader.QueryInt64("SELECT version FROM streams WHERE key = 'alice' AND state = 0"));
            reader.Execute("COMMIT");
            await BecomesTrueAsync(() => CountInFiles(Secret) == 0, "The bytes stayed behind the last reader.");
        }

        Assert.Equal("ok", RawFile.Query(Db, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task What_is_deleted_while_this_process_reads_is_gone_when_it_has_ended()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        using Halted halted = new();
        Task reading = Task.Run(() => store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, halted).AsTask(), Token);
        halted.Begun.Wait(Token);
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.NotEqual(0, CountInFiles(Secret));
        halted.GoOn.Set();
        await reading;
        await BecomesTrueAsync(() => CountInFiles(Secret) == 0, "The bytes stayed behind the last reader.");
    }

    [Fact]
    public async Task The_lock_that_is_kept_for_readings_is_let_go_for_a_deletion()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        store.KeptLock.Take();
        Assert.True(store.KeptLock.IsHeld);
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.Equal(0, CountInFiles(Secret));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_while_others_append_and_read_without_end()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        await FillAsync(store);
        using CancellationTokenSource enough = new();
        Task[] busy =
        [
            Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await store.AppendAsync(To(Bob, 1));
                }
            }, Token),
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await store.ReadStreamAsync(Stream("carol"), 1, ReadDirection.Forward, new PageCollector());
                }
            }, Token)),
        ];
        using (SqliteConnection reader = BeginReading())
        {
            await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
            reader.Execute("COMMIT");
            await BecomesTrueAsync(() => CountInFiles(Secret) == 0, "The bytes stayed while others were at work.");
        }

        await enough.CancelAsync();
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task What_a_process_owed_when_it_ended_is_done_when_the_store_is_opened_next()
    {
        string left = Directory.CreateDirectory(Path.Combine(Folder, "left")).FullName;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await FillAsync(store);
            using SqliteConnection reader = BeginReading();
            await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);

            // What a process leaves behind that is killed now.
            File.Copy(Db, Path.Combine(left, "orders.db"));
            File.Copy(Db + "-wal", Path.Combine(left, "orders.db-wal"));
        }

        foreach (string file in Directory.GetFiles(left))
        {
            File.Move(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        Assert.NotEqual(0, CountInFiles(Secret));
        await using SqliteEventStore again = SqliteEventStore.Open(Db);
        await BecomesTrueAsync(() => CountInFiles(Secret) == 0, "The bytes stayed after the store was opened again.");
        Assert.Equal(StreamState.Deleted, (await again.FindStreamAsync(Alice, Token))!.State);
    }

    [Fact]
    public async Task A_store_that_is_closed_waits_a_moment_for_the_last_readers_of_what_was_deleted()
    {
        using SqliteConnection other = RawFile.Open(Db);
        SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        other.Execute("BEGIN");
        _ = other.QueryInt64("SELECT position FROM head");
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        Task closing = store.DisposeAsync().AsTask();
        await Task.Delay(100, Token);
        other.Execute("COMMIT");
        await closing;
        Assert.Equal(0, CountInFiles(Secret));
    }

    private async Task FillAsync(SqliteEventStore store)
    {
        for (int i = 0; i < 20; i++)
        {
            await store.AppendAsync(To(Alice, i) with { Metadata = new EventMetadata { Actor = $"{Secret}{i}" } });
            await store.AppendAsync(To(Bob, i));
        }

        Assert.NotEqual(0, CountInFiles(Secret));
    }

    private SqliteConnection BeginReading()
    {
        SqliteConnection reader = RawFile.Open(Db);
        reader.Execute("BEGIN");
        _ = reader.QueryInt64("SELECT position FROM head");
        return reader;
    }

    /// <summary>Stops in the midst of a reading until it is told to go on.</summary>
    private sealed class Halted : IPageConsumer, IDisposable
    {
        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim GoOn { get; } = new();

        public bool Consume(scoped in StoredPage page)
        {
            Begun.Set();
            GoOn.Wait(TimeSpan.FromSeconds(20));
            return true;
        }

        public void Dispose()
        {
            GoOn.Set();
            Begun.Dispose();
            GoOn.Dispose();
        }
    }
}
