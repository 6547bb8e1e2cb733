using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>The WAL stays bounded, and what grew behind a reader shrinks when that has ended.</summary>
public sealed class CheckpointTests(ITestOutputHelper output) : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private long WalSize => new FileInfo(Db + "-wal").Length;

    [Fact]
    public async Task The_wal_stays_bounded_while_one_writes_and_others_read_without_end()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        await store.AppendAsync(To(Bob, 1, 2, 3));
        using CancellationTokenSource enough = new();
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await store.ReadStreamAsync(Bob, 1, ReadDirection.Forward, new PageCollector());
            }
        }, Token))];
        long largest = 0;
        for (int i = 0; i < 250; i++)
        {
            await store.AppendAsync(Megabyte(Alice));
            largest = Math.Max(largest, WalSize);
        }

        await enough.CancelAsync();
        await Task.WhenAll(readers);
        output.WriteLine($"The WAL had {largest >> 20} MiB at most, of 250 written.");
        Assert.InRange(largest, 1, OwedTruncation.MostBytes * 3 / 2);
    }

    [Fact]
    public async Task The_wal_that_grew_behind_a_long_reader_shrinks_when_it_has_ended_without_another_append()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        await store.AppendAsync(To(Bob, 1, 2, 3));
        using (SqliteConnection reader = RawFile.Open(Db))
        {
            reader.Execute("BEGIN");
            _ = reader.QueryInt64("SELECT position FROM head");
            for (int i = 0; i < 100; i++)
            {
                await store.AppendAsync(Megabyte(Alice));
            }

            Assert.InRange(WalSize, 90 << 20, 200 << 20);
            Assert.Equal(3, reader.QueryInt64("SELECT position FROM head"));
            reader.Execute("COMMIT");
        }

        await BecomesTrueAsync(() => WalSize == 0, "The WAL stays large.");
        Assert.Equal(103, await store.GetHeadAsync(Token));
        Assert.Equal(104, (await store.AppendAsync(To(Bob, 4))).Position);
    }

    [Fact]
    public async Task A_wal_that_nobody_reads_is_written_from_its_beginning_again()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        long largest = 0;
        for (int i = 0; i < 100; i++)
        {
            await store.AppendAsync(Megabyte(Alice));
            largest = Math.Max(largest, WalSize);
        }

        Assert.InRange(largest, 1, 24 << 20);
    }

    private static StreamAppend Megabyte(StreamId stream)
    {
        PageBuilder page = new();
        page.Add(new Noted(new string('x', 1_000_000)));
        return Of(stream, ExpectedVersion.Any, page);
    }
}
