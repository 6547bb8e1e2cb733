using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Whatever is changed in the file past the store stops the reader with the place; nothing is passed by.</summary>
public sealed class DamageTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly EventMetadata Large = new() { Actor = new string('a', AppendRow.MaxSharedSize / 2) };

    // In a row of its own, and between others.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_bit_of_a_page_is_guarded(bool shared)
    {
        await Fill(shared);
        RawFile.Place place = RawFile.PlaceOf(Db, 4);
        int bits = place.Size * 8;
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int bit = 0; bit < bits; bit++)
        {
            RawFile.FlipBit(Db, place, bit);
            CorruptPageException corrupt = await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
            Assert.Equal((Alice, 4, 4), (corrupt.Stream, corrupt.Version, corrupt.Position));
            await Assert.ThrowsAnyAsync<FoldstreamException>(() => store.ReadAllAsync());
            await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
            RawFile.FlipBit(Db, place, bit);
        }

        Assert.Equal(9, (await store.ReadAsync(Alice)).Version);
    }

    [Fact]
    public async Task Every_bit_of_what_stands_before_a_page_is_guarded()
    {
        // The position is not covered by the checksum: where a change leaves the order of a stream's pages as it was, the reading by position finds it.
        await Fill(shared: true);
        RawFile.Place place = RawFile.PlaceOf(Db, 4);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int bit = -AppendRow.HeadingSize * 8; bit < 0; bit++)
        {
            RawFile.FlipBit(Db, place, bit);
            await Assert.ThrowsAnyAsync<FoldstreamException>(() => store.ReadAllAsync());
            if (bit >= -(AppendRow.HeadingSize - 8) * 8)
            {
                Assert.Equal(4, (await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice))).Version);
            }

            RawFile.FlipBit(Db, place, bit);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_way_of_reading_meets_the_damaged_page_and_hands_out_those_before_it(bool shared)
    {
        await Fill(shared);
        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 4), 200);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        PageCollector forward = new(), backward = new(), all = new(), many = new();
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, forward));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 9, ReadDirection.Backward, backward));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadAllAsync(0, all));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamsAsync(new[] { Bob, Alice }, many));
        Assert.Equal((1, 2, 1, 2), (forward.Pages.Count, backward.Pages.Count, all.Pages.Count, many.Pages.Count));
    }

    [Theory]
    [InlineData("a page in another row", "UPDATE pages SET appends = (SELECT appends FROM pages WHERE id = {7}) WHERE id = {4}", 5)]
    [InlineData("a page with another append's id", "UPDATE pages SET appends = CAST(substr(appends, 1, 8) || randomblob(16) || substr(appends, 25) AS BLOB) WHERE id = {4}", 4)]
    [InlineData("a time that is none", "UPDATE pages SET appends = CAST(substr(appends, 1, 24) || x'FFFFFFFFFFFFFF7F' || substr(appends, 33) AS BLOB) WHERE id = {4}", 4)]
    [InlineData("no position", "UPDATE pages SET appends = CAST(x'0000000000000000' || substr(appends, 9) AS BLOB) WHERE id = {4}", 4)]
    [InlineData("a cut page", "UPDATE pages SET appends = substr(appends, 1, length(appends) - 4) WHERE id = {4}", 4)]
    [InlineData("a cut heading", "UPDATE pages SET appends = substr(appends, 1, 20) WHERE id = {4}", 4)]
    [InlineData("an empty row", "UPDATE pages SET appends = x'' WHERE id = {4}", 4)]
    [InlineData("something behind a page", "UPDATE pages SET appends = CAST(appends || x'01' AS BLOB) WHERE id = {4}", 7)]
    [InlineData("a hole", "DELETE FROM pages WHERE id = {4}", 4)]
    [InlineData("a lost beginning", "DELETE FROM pages WHERE id = {1}", 1)]
    [InlineData("a lost end", "DELETE FROM pages WHERE id = {8}", 8)]
    [InlineData("a page that moved on", "UPDATE pages SET id = id + 16 WHERE id = {4}", 4)]
    [InlineData("a page that moved back", "UPDATE pages SET id = id - 2 WHERE id = {4}", 2)]
    [InlineData("a version that is ahead", "UPDATE streams SET version = 12 WHERE key = 'alice'", 10)]
    [InlineData("a version that is behind", "UPDATE streams SET version = 6 WHERE key = 'alice'", 7)]
    [InlineData("no pages at all", "DELETE FROM pages WHERE id >> 32 = (SELECT id FROM streams WHERE key = 'alice')", 1)]
    public async Task A_stream_that_does_not_fit_together_is_not_read(string what, string damage, long version)
    {
        await Fill();
        RawFile.Execute(Db, Rows(damage));
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        CorruptPageException corrupt = await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
        Assert.True(version == corrupt.Version, $"{what}: version {corrupt.Version}: {corrupt.Message}");
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamsAsync(new[] { Alice }, new PageCollector()));
    }

    [Fact]
    public async Task Pages_whose_versions_were_exchanged_are_not_read()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < 3; i++)
        {
            await store.AppendAsync(To(Alice, i) with { Metadata = Large });
        }

        RawFile.Execute(Db, "UPDATE pages SET id = id + 96 WHERE id & 4294967295 = 1");
        RawFile.Execute(Db, "UPDATE pages SET id = id - 1 WHERE id & 4294967295 = 2");
        RawFile.Execute(Db, "UPDATE pages SET id = id - 95 WHERE id & 4294967295 = 97");
        CorruptPageException forward = await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
        Assert.Equal((2, 1), (forward.Version, forward.Position));
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
    }

    [Theory]
    [InlineData("DELETE FROM pages WHERE id = {4}", "position 4 is missing")]
    [InlineData("DELETE FROM pages WHERE id = {10}", "position 10 is missing")]
    [InlineData("UPDATE head SET position = 12", "position 11 is missing")]
    [InlineData("UPDATE positions SET position = 40 WHERE position = 4", "position 4 is missing")]
    [InlineData("UPDATE positions SET position = 0 WHERE position = 1", "position 1 is missing")]
    [InlineData("DELETE FROM positions WHERE position = 4", "position 4 is missing")]
    [InlineData("UPDATE positions SET pages_id = {7} WHERE position = 4", "position 4 is missing")]
    [InlineData("DELETE FROM streams WHERE key = 'bob'", "belongs to a stream that it lacks")]
    [InlineData("UPDATE streams SET category = 'NO' WHERE key = 'bob'", "impossible name")]
    [InlineData("DELETE FROM head", "lost its head row")]
    public async Task A_log_that_does_not_fit_together_is_not_read(string damage, string because)
    {
        await Fill();
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        RawFile.Execute(Db, Rows(damage));
        StoreUnusableException unusable = await Assert.ThrowsAsync<StoreUnusableException>(() => store.ReadAllAsync());
        Assert.Contains(because, unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_whose_head_is_lost_takes_no_append_and_is_not_opened()
    {
        await Fill();
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            RawFile.Execute(Db, "DELETE FROM head");
            await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 1)));
            RawFile.Execute(Db, "INSERT INTO head VALUES (1, 10)");
            Assert.Equal(11, (await store.AppendAsync(To(Alice, 1))).Position);
            RawFile.Execute(Db, "DELETE FROM head");
        }

        Assert.Throws<StoreUnusableException>(() => SqliteEventStore.Open(Db));
    }

    [Theory]
    [InlineData("UPDATE event_types SET id = 65536")]
    [InlineData("UPDATE event_types SET id = 0")]
    [InlineData("UPDATE event_types SET name = ''")]
    [InlineData("UPDATE event_types SET schema_version = 0")]
    [InlineData("UPDATE event_types SET schema_version = 4294967297")]
    public async Task An_event_type_that_can_not_be_is_reported_as_damage(string damage)
    {
        await Fill();
        RawFile.Execute(Db, "PRAGMA ignore_check_constraints=1; " + damage);
        FoldstreamException fault = await Assert.ThrowsAnyAsync<FoldstreamException>(async () =>
        {
            await using SqliteEventStore store = SqliteEventStore.Open(Db);
            await store.AppendAsync(To(Alice, 1));
            await store.DumpAsync(Alice, TextWriter.Null);
        });
        Assert.True(fault is StoreUnusableException or CorruptPageException, fault.ToString());
    }

    [Fact]
    public async Task A_head_that_is_behind_never_overwrites_a_page()
    {
        await Fill();
        RawFile.Execute(Db, "UPDATE head SET position = 3");
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        StoreUnusableException unusable = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Bob, 1)));
        Assert.Contains("Nothing was written", unusable.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.ReadAsync(Bob)).Version);
    }

    [Fact]
    public async Task A_database_page_that_is_overwritten_is_reported_as_damage()
    {
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => store.AppendAsync(To(Alice, i))));
        }

        byte[] bytes = await File.ReadAllBytesAsync(Db);
        bytes.AsSpan(4096 * 12, bytes.Length - (4096 * 12)).Fill(0xA5);
        await File.WriteAllBytesAsync(Db, bytes);
        await using SqliteEventStore damaged = SqliteEventStore.Open(Db);
        FoldstreamException fault = await Assert.ThrowsAnyAsync<FoldstreamException>(() => damaged.ReadAllAsync());
        Assert.True(fault is StoreUnusableException or CorruptPageException);
    }

    [Fact]
    public async Task A_version_that_is_behind_its_pages_takes_no_append()
    {
        await Fill(shared: true);
        RawFile.Execute(Db, "UPDATE streams SET version = 6 WHERE key = 'alice'");
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        StoreUnusableException unusable = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 1)));
        Assert.Contains("Nothing was written", unusable.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await store.AppendAsync(To(Bob, 1))).Version);
    }

    [Fact]
    public async Task An_append_that_its_row_lacks_is_reported_and_not_written_again()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        StreamAppend append = To(Alice, 1);
        await store.AppendAsync(append);
        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 1), -100);
        await Assert.ThrowsAsync<CorruptPageException>(() => store.AppendAsync(append));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.FindAppendAsync(Alice, append.AppendId));
    }

    /// <summary>The id of the row that holds the append at a position, for the position in braces.</summary>
    private static string Rows(string sql)
        => System.Text.RegularExpressions.Regex.Replace(sql, @"\{(\d+)\}", "(SELECT pages_id FROM positions WHERE position = $1)");

    // Alice 1-3 at position 1, 4-6 at 4, 7 at 7, 8-9 at 8; Bob 1 at 10. Large metadata give each append a row of its own.
    private async Task Fill(bool shared = false)
    {
        EventMetadata metadata = shared ? EventMetadata.Empty : Large;
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1, 2, 3) with { Metadata = metadata });
        await store.AppendAsync(To(Alice, 4, 5, 6) with { Metadata = metadata });
        await store.AppendAsync(To(Alice, 7) with { Metadata = metadata });
        await store.AppendAsync(To(Alice, 8, 9) with { Metadata = metadata });
        await store.AppendAsync(To(Bob, 1) with { Metadata = metadata });
    }
}
