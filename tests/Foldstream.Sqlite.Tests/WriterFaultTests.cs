using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Something fails in the midst of an append that is not SQLite: too little memory, a mistake in the code.</summary>
public sealed class WriterFaultTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob"), New = Stream("new");

    [Fact]
    public async Task Nothing_of_a_batch_is_committed_when_an_append_stops_halfway_and_the_store_goes_on()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        await store.AppendAsync(To(Bob, 2));
        int rows = 0;
        store.Writer.HalfWay = () =>
        {
            if (++rows == 2)
            {
                throw new InsufficientMemoryException("a test");
            }
        };
        Task<Appended>[] appends = await TogetherAsync(store, To(Bob, ExpectedVersion.At(1), 3), To(Alice, ExpectedVersion.At(1), 4), To(Bob, ExpectedVersion.At(2), 5));
        foreach (Task<Appended> append in appends)
        {
            StoreUnusableException failed = await Assert.ThrowsAsync<StoreUnusableException>(() => append);
            Assert.Contains("Nothing was written", failed.Message, StringComparison.Ordinal);
            Assert.IsType<InsufficientMemoryException>(failed.InnerException);
        }

        store.Writer.HalfWay = null;
        Assert.Equal([1, 2], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(3, (await store.AppendAsync(To(Bob, ExpectedVersion.At(1), 6))).Position);
        Assert.Equal([1], (await store.ReadAsync(Alice)).Amounts);
        Assert.True((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false })).IsSound);
        Assert.Empty(await store.CheckFileAsync());
    }

    [Fact]
    public async Task A_unit_behind_a_savepoint_fails_alone()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        int rows = 0;
        store.Writer.HalfWay = () =>
        {
            if (++rows == 2)
            {
                throw new InvalidOperationException("a test");
            }
        };
        Task<Appended>[] appends = await TogetherAsync(store, To(Alice, 2), To(New, 3), To(Bob, 4));
        Assert.Equal(2, (await appends[0]).Position);
        await Assert.ThrowsAsync<InvalidOperationException>(() => appends[1]);
        Assert.Equal(3, (await appends[2]).Position);
        Assert.Equal([1, 2, 4], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(4, (await store.AppendAsync(To(New, ExpectedVersion.None, 5))).Position);
        Assert.True((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false })).IsSound);
    }

    /// <summary>Appends that are written in one batch, since the lock was held when they came.</summary>
    private async Task<Task<Appended>[]> TogetherAsync(SqliteEventStore store, params StreamAppend[] appends)
    {
        using SqliteConnection blocking = RawFile.Open(Db);
        blocking.Execute("BEGIN IMMEDIATE");
        Task<Appended>[] waiting = [.. appends.Select(append => store.AppendAsync(append))];
        await Task.Delay(50);
        blocking.Execute("ROLLBACK");
        return waiting;
    }
}
