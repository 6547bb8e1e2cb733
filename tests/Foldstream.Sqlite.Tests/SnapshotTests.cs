using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

public sealed class SnapshotTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice");

    private static readonly FoldFingerprint Fold = new(7);

    [Fact]
    public async Task What_waits_when_the_store_is_disposed_is_in_the_file()
    {
        Task[] keeping;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Alice, 1, 2, 3));
            keeping = [.. Enumerable.Range(1, 3).Select(version => store.KeepSnapshotAsync(Alice, Snapshot(version)).AsTask())];
        }

        await Task.WhenAll(keeping);
        await using SqliteEventStore again = SqliteEventStore.Open(Db);
        Assert.Equal(3, (await again.FindSnapshotAsync(Alice, Fold, long.MaxValue))!.Value.Version);
        again.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await again.KeepSnapshotAsync(Alice, Snapshot(1)));
    }

    [Theory]
    [InlineData(Durability.Full, 2)]
    [InlineData(Durability.Relaxed, 1)]
    public async Task Appends_behind_a_snapshot_are_as_durable_as_before(Durability durability, long synchronous)
    {
        SqliteConnection? writer = null;
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = durability }, connection => writer = connection);
        await store.AppendAsync(To(Alice, 1, 2, 3));
        await store.KeepSnapshotAsync(Alice, Snapshot(3));
        Assert.Equal(synchronous, writer!.QueryInt64("PRAGMA synchronous"));
        Assert.Equal(1, store.CommitCount);
    }

    [Fact]
    public async Task A_large_one_waits_in_nobody_s_way()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1, 2, 3));
        byte[] large = new byte[3 << 20];
        Random.Shared.NextBytes(large);
        Task keeping = store.KeepSnapshotAsync(Alice, new StoredSnapshot(Fold, 3, large)).AsTask();
        for (int i = 0; i < 20; i++) await store.AppendAsync(To(Stream($"s{i}"), i));
        await keeping;
        Assert.Equal(large, (await store.FindSnapshotAsync(Alice, Fold, 3))!.Value.Bytes.ToArray());
        Assert.Equal(23, await store.GetHeadAsync());
    }

    [Fact]
    public async Task One_that_this_host_finds_too_large_is_not_there()
    {
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Alice, 1));
            await store.KeepSnapshotAsync(Alice, new StoredSnapshot(Fold, 1, new byte[2000]));
        }

        await using SqliteEventStore careful = SqliteEventStore.Open(Db, new SqliteOptions
        {
            Limits = new Events.PageLimits { MaxAppendSize = 1000, MaxEventSize = 500, MaxEventCount = 10, MaxMetadataSize = 100 },
            ReaderLimits = new Pages.ReaderLimits { MaxAppendSize = 1000, MaxEventSize = 500, MaxEventCount = 10, MaxMetadataSize = 100 },
        });
        Assert.Null(await careful.FindSnapshotAsync(Alice, Fold, long.MaxValue));
    }

    private static StoredSnapshot Snapshot(long version) => new(Fold, version, new byte[] { 1, 2, 3 });
}
