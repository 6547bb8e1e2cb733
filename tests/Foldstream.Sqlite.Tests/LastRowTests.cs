using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>What the writer remembers of the streams that it has written never says anything else than the file.</summary>
public sealed class LastRowTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    [Fact]
    public async Task Two_stores_on_one_file_see_what_the_other_one_has_appended()
    {
        await using SqliteEventStore one = SqliteEventStore.Open(Db), two = SqliteEventStore.Open(Db);
        for (int i = 0; i < 40; i++)
        {
            SqliteEventStore store = i % 3 == 0 ? one : two;
            Assert.Equal(i + 1, (await store.AppendAsync(To(Alice, ExpectedVersion.At(i), i))).Version);
        }

        Assert.Equal(40, (await one.AppendAsync(To(Bob, 1))).Position - 1);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), (await two.ReadAsync(Alice)).Amounts);
        Assert.Equal(41, (await two.ReadAllAsync()).Pages.Count);
    }

    [Fact]
    public async Task What_was_rolled_back_is_forgotten()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, null, connection => connection.Execute("PRAGMA max_page_count=40"));
        await store.AppendAsync(To(Alice, 1));
        PageBuilder large = new();
        large.Add(new Noted(new string('x', 300_000)));
        Task<Appended>[] appends;
        using (SqliteConnection other = RawFile.Open(Db))
        {
            // Both are in one batch, and the second one lets all of it fail.
            other.Execute("BEGIN IMMEDIATE");
            appends = [store.AppendAsync(To(Alice, 2)), store.AppendAsync(Of(Bob, ExpectedVersion.Any, large))];
        }

        foreach (Task<Appended> append in appends)
        {
            await Assert.ThrowsAsync<StoreUnusableException>(() => append);
        }

        Assert.Equal(2, (await store.AppendAsync(To(Alice, ExpectedVersion.At(1), 3))).Version);
        Assert.Equal([1, 3], (await store.ReadAsync(Alice)).Amounts);
        Assert.Equal(1, (await store.AppendAsync(To(Bob, ExpectedVersion.None, 1))).Version);
    }

    [Fact]
    public async Task A_unit_that_fails_alone_leaves_the_streams_as_they_were()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.AppendAsync([To(Alice, ExpectedVersion.At(1), 2), To(Bob, ExpectedVersion.At(7), 2)], []));
        Assert.Equal(2, (await store.AppendAsync(To(Alice, ExpectedVersion.At(1), 3))).Version);
        Assert.Equal([1, 3], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task More_streams_than_are_remembered_share_rows_and_versions_as_few_do()
    {
        const int Streams = LastRows.MaxStreams + 500, Each = 3;
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        for (int i = 0; i < Each; i++)
        {
            Appended[] appended = await Task.WhenAll(Enumerable.Range(0, Streams).Select(s => store.AppendAsync(To(Stream($"s{s}"), ExpectedVersion.At(i), i))));
            Assert.All(appended, one => Assert.Equal(i + 1, one.Version));
        }

        Assert.Equal(Streams.ToString(System.Globalization.CultureInfo.InvariantCulture), RawFile.Query(Db, "SELECT count(*) FROM pages"));
        Assert.Equal([0, 1, 2], (await store.ReadAsync(Stream("s7"))).Amounts);
        Assert.Equal(Streams * Each, (await store.ReadAllAsync()).Pages.Count);
    }

    [Fact]
    public async Task A_large_append_between_small_ones_lies_in_a_row_of_its_own()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        PageBuilder large = new();
        large.Add(new Noted(new string('x', AppendRow.MaxSharedSize)));
        await store.AppendAsync(To(Alice, 1));
        await store.AppendAsync(To(Alice, 2));
        await store.AppendAsync(Of(Alice, ExpectedVersion.At(2), large));
        await store.AppendAsync(To(Alice, ExpectedVersion.At(3), 4));
        await store.AppendAsync(To(Alice, ExpectedVersion.At(4), 5));
        Assert.Equal("1,3,4", RawFile.Query(Db, "SELECT group_concat(id & 4294967295) FROM (SELECT id FROM pages ORDER BY id)"));
        Assert.Equal(5, (await store.ReadAsync(Alice)).Version);
    }
}
