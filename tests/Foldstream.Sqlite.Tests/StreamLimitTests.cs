using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>A row's id has 31 bits for the stream and 32 for the version. Streams at these limits are made in the file, past the store.</summary>
public sealed class StreamLimitTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob"), Carol = Stream("carol");

    [Fact]
    public async Task The_last_version_can_be_written_and_read_and_none_behind_it()
    {
        await Begin();
        Move(idBy: 0, versionBy: AppendRow.MaxVersion - 2);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await Refused(store, To(Alice, 2, 3));
        Appended last = await store.AppendAsync(To(Alice, ExpectedVersion.At(AppendRow.MaxVersion - 1), 2));
        Assert.Equal((AppendRow.MaxVersion, 2), (last.Version, last.Position));
        await Refused(store, To(Alice, 3));
        Assert.Equal([2], (await store.ReadAsync(Alice, AppendRow.MaxVersion)).Amounts);
        Assert.Empty((await store.ReadAsync(Alice, long.MaxValue)).Pages);
        PageCollector backward = new(stopAfter: 2);
        Assert.Equal(AppendRow.MaxVersion, await store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, backward));
        Assert.Equal([2, 1], backward.Amounts);
        Assert.Equal([1, 2], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(3, (await store.AppendAsync(To(Bob, 4))).Position);
    }

    [Fact]
    public async Task The_last_stream_can_be_written_and_read_and_none_behind_it()
    {
        await Begin();
        Move(idBy: AppendRow.MaxStream - 2, versionBy: 0);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Bob, 2));
        Appended last = await store.AppendAsync(To(Bob, 3));
        await Refused(store, To(Carol, 4));
        Assert.Equal(4, (await store.AppendAsync(To(Alice, 5))).Position);
        Assert.Equal([2, 3], (await store.ReadAsync(Bob)).Amounts);
        Assert.Equal([3], (await store.ReadAsync(Bob, 2)).Amounts);
        Assert.Equal([3, 2], (await store.ReadAsync(Bob, long.MaxValue, ReadDirection.Backward)).Amounts);
        Assert.Equal([1, 2, 3, 5], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(2, (await store.FindAppendAsync(Bob, last.AppendId))?.Version);
        Assert.Empty((await store.ReadAsync(Carol)).Pages);
    }

    private static async Task Refused(SqliteEventStore store, StreamAppend append)
    {
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(append));
        Assert.Contains($"It can't take {append.Stream}", refused.Message, StringComparison.Ordinal);
    }

    private async Task Begin()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
    }

    /// <summary>Gives Alice's only page another id of the stream, and another version.</summary>
    private void Move(long idBy, long versionBy)
    {
        long by = (idBy << 32) + versionBy;
        RawFile.Execute(Db, $"""
            UPDATE streams SET id = id + {idBy}, version = version + {versionBy};
            UPDATE pages SET id = id + {by};
            UPDATE positions SET pages_id = pages_id + {by};
            UPDATE append_ids SET pages_id = pages_id + {by};
            """);
    }
}
