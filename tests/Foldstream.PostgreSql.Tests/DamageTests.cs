using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Whatever changes in the tables is found, and never read.</summary>
public sealed class DamageTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    [Theory]
    [InlineData("page")]
    [InlineData("metadata")]
    public async Task Any_bit_that_flips_in_a_page_is_found(string column)
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1) with { Metadata = new EventMetadata { Actor = "clerk" } });
        int length = (int)(await QueryAsync($"SELECT length({column}) FROM @.pages"))!;
        Assert.True(length > 8);
        for (int bit = 0; bit < length * 8; bit += 3)
        {
            string flip = $"UPDATE @.pages SET {column} = set_bit({column}, {bit}, 1 - get_bit({column}, {bit}))";
            await ExecuteAsync(flip);
            await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
            await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAllAsync());
            await ExecuteAsync(flip);
        }

        Assert.Equal([1], (await store.ReadAsync(Alice)).Amounts);
    }

    [Theory]
    [InlineData("a page in another row", "UPDATE @.pages SET page = (SELECT page FROM @.pages WHERE position = 7) WHERE position = 4", 4)]
    [InlineData("a page with another append's id", "UPDATE @.pages SET append_id = gen_random_uuid() WHERE position = 4", 4)]
    [InlineData("another time", "UPDATE @.pages SET time = time + 1 WHERE position = 4", 4)]
    [InlineData("a time that is none", "UPDATE @.pages SET time = 9223372036854775807 WHERE position = 4", 4)]
    [InlineData("a negative position", "UPDATE @.pages SET position = -4 WHERE position = 4", 4)]
    [InlineData("another count", "UPDATE @.pages SET count = 2 WHERE position = 4", 4)]
    [InlineData("an impossible count", "UPDATE @.pages SET count = 0 WHERE position = 4", 4)]
    [InlineData("other metadata", "UPDATE @.pages SET metadata = 'x' WHERE position = 4", 4)]
    [InlineData("a cut page", "UPDATE @.pages SET page = substr(page, 1, length(page) - 4) WHERE position = 4", 4)]
    [InlineData("an empty page", "UPDATE @.pages SET page = '' WHERE position = 4", 4)]
    [InlineData("another stream's page", "UPDATE @.pages SET stream_id = (SELECT id FROM @.streams WHERE key = 'alice'), version = 10 WHERE position = 10; UPDATE @.streams SET version = 10 WHERE key = 'alice'", 10)]
    [InlineData("a hole", "DELETE FROM @.pages WHERE position = 4", 4)]
    [InlineData("a lost beginning", "DELETE FROM @.pages WHERE position = 1", 1)]
    [InlineData("a lost end", "DELETE FROM @.pages WHERE position = 8", 8)]
    [InlineData("a page that moved on", "UPDATE @.pages SET version = 20 WHERE position = 4", 4)]
    [InlineData("a page that moved back", "UPDATE @.pages SET version = 2 WHERE position = 4", 2)]
    [InlineData("a version that is ahead", "UPDATE @.streams SET version = 12 WHERE key = 'alice'", 10)]
    [InlineData("a version that is behind", "UPDATE @.streams SET version = 6 WHERE key = 'alice'", 7)]
    [InlineData("no pages at all", "DELETE FROM @.pages WHERE stream_id = (SELECT id FROM @.streams WHERE key = 'alice')", 1)]
    public async Task A_stream_that_does_not_fit_together_is_not_read(string what, string damage, long version)
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync(damage);
        CorruptPageException corrupt = await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
        Assert.True(version == corrupt.Version, $"{what}: version {corrupt.Version}: {corrupt.Message}");
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamsAsync(new[] { Alice }, new PageCollector()));
    }

    [Fact]
    public async Task Pages_whose_versions_were_exchanged_are_not_read()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        for (int i = 0; i < 3; i++)
        {
            await store.AppendAsync(To(Alice, i));
        }

        await ExecuteAsync("UPDATE @.pages SET version = -1 WHERE version = 1; UPDATE @.pages SET version = 1 WHERE version = 2; UPDATE @.pages SET version = 2 WHERE version = -1");
        CorruptPageException forward = await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
        Assert.Equal((2, 1), (forward.Version, forward.Position));
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward));
    }

    [Theory]
    [InlineData("DELETE FROM @.pages WHERE position = 4", "position 4 is missing")]
    [InlineData("DELETE FROM @.pages WHERE position = 10", "position 10 is missing")]
    [InlineData("DELETE FROM @.pages WHERE position = 1", "position 1 is missing")]
    [InlineData("DELETE FROM @.pages", "position 1 is missing")]
    [InlineData("UPDATE @.head SET position = 12", "position 11 is missing")]
    [InlineData("UPDATE @.pages SET position = 40 WHERE position = 4", "position 4 is missing")]
    [InlineData("UPDATE @.pages SET position = 0 WHERE position = 1", "position 1 is missing")]
    [InlineData("DELETE FROM @.streams WHERE key = 'bob'", "belongs to a stream that it lacks")]
    [InlineData("UPDATE @.streams SET category = 'NO' WHERE key = 'bob'", "impossible name")]
    [InlineData("DELETE FROM @.head", "lost its head row")]
    public async Task A_log_that_does_not_fit_together_is_not_read(string damage, string because)
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync(damage);
        StoreUnusableException unusable = await Assert.ThrowsAsync<StoreUnusableException>(() => store.ReadAllAsync());
        Assert.Contains(because, unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_whose_head_is_lost_takes_no_append_and_is_not_opened()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync("DELETE FROM @.head");
        StoreUnusableException lost = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 1)));
        Assert.Contains("head row", lost.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync());
        await ExecuteAsync("INSERT INTO @.head VALUES (1, 10)");
        Assert.Equal(11, (await store.AppendAsync(To(Alice, 1))).Position);
    }

    [Fact]
    public async Task A_page_that_is_in_the_way_fails_the_append_that_it_is_in_the_way_of_and_no_other()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync("UPDATE @.streams SET version = 3 WHERE key = 'alice'");
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            Task<Appended> first = store.AppendAsync(To(Bob, 2));
            await Task.Delay(100);
            appends = [first, store.AppendAsync(To(Bob, 3)), store.AppendAsync(To(Alice, 4)), store.AppendAsync(To(Bob, 5))];
        }

        StoreUnusableException damaged = await Assert.ThrowsAsync<StoreUnusableException>(() => appends[2]);
        Assert.Contains("Nothing was written", damaged.Message, StringComparison.Ordinal);
        Assert.Equal((11, 12, 13), ((await appends[0]).Position, (await appends[1]).Position, (await appends[3]).Position));
        Assert.Equal([1, 2, 3, 5], (await store.ReadAsync(Bob)).Amounts);
    }

    [Fact]
    public async Task A_head_that_is_behind_never_overwrites_a_page()
    {
        await (await FillAsync()).DisposeAsync();
        await ExecuteAsync("UPDATE @.head SET position = 3");
        await using PostgreSqlEventStore store = await OpenAsync();
        StoreUnusableException damaged = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Bob, 1)));
        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(5L, await QueryAsync("SELECT count(*) FROM @.pages"));
    }

    // Alice 1-3 at position 1, 4-6 at 4, 7 at 7, 8-9 at 8; Bob 1 at 10.
    private async Task<PostgreSqlEventStore> FillAsync()
    {
        PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1, 2, 3));
        await store.AppendAsync(To(Alice, 4, 5, 6));
        await store.AppendAsync(To(Alice, 7));
        await store.AppendAsync(To(Alice, 8, 9));
        await store.AppendAsync(To(Bob, 1));
        return store;
    }
}
