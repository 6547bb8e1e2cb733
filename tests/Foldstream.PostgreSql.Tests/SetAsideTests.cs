using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Damaged pages are set aside whole, and read past by those who say so; all others are stopped as before.</summary>
public sealed class SetAsideTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "damaged", Noon);
    private static readonly VerifyOptions Bytes = new() { ReadsPayloads = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("page", 11)]
    [InlineData("metadata", 17)]
    public async Task Whatever_bit_is_damaged_the_append_can_be_set_aside_and_the_others_are_read(string column, int step)
    {
        await using PostgreSqlEventStore store = await FillAsync();
        int length = (int)(await QueryAsync($"SELECT length({column}) FROM @.pages WHERE position = 3"))!;
        for (int bit = 0; bit < length * 8; bit += step)
        {
            string flip = $"UPDATE @.pages SET {column} = set_bit({column}, {bit}, 1 - get_bit({column}, {bit})) WHERE position = 3";
            await ExecuteAsync(flip);
            EventsSetAside record = await store.SetAsideAsync(4, ByAda, Token);
            Assert.Equal(new EventsSetAside(Alice, 3, 3, 2, ByAda), record);
            await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
            await AssertPassesAsync(store);
            await store.TakeBackAsync(3, ByAda, Token);
            await ExecuteAsync(flip);
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], (await store.ReadAsync(Alice)).Amounts);
        Assert.All(await store.ListSetAsideAsync(Token), record => Assert.Equal(ByAda, record.TakenBack));
    }

    [Fact]
    public async Task A_page_that_is_gone_from_a_live_stream_can_be_set_aside_as_other_damage_is()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync("UPDATE @.pages SET page = NULL WHERE position = 3");
        EventsSetAside record = await store.SetAsideAsync(4, ByAda, Token);
        Assert.Equal(new EventsSetAside(Alice, 3, 3, 2, ByAda), record);
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));
        await AssertPassesAsync(store);
        Assert.Equal(record with { TakenBack = ByAda }, await store.TakeBackAsync(3, ByAda, Token));
    }

    [Fact]
    public async Task A_record_that_covers_a_part_of_a_page_does_not_cover_the_page_when_it_is_damaged()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await store.SetAsideAsync(3, ByAda, Token);
        await ExecuteAsync("UPDATE @.pages SET page = set_bit(page, 100, 1 - get_bit(page, 100)) WHERE position = 3");
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new TolerantCollector(PageTolerance.SetAside), Token));
        await store.SetAsideAsync(4, ByAda, Token);
        await AssertPassesAsync(store);
    }

    [Fact]
    public async Task A_verification_finds_damage_and_goes_on_behind_it()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        Assert.True((await store.VerifyAsync(Bytes, cancellationToken: Token)).IsSound);
        await ExecuteAsync("UPDATE @.pages SET page = set_bit(page, 100, 1 - get_bit(page, 100)) WHERE position = 3");
        VerifyReport report = await store.VerifyAsync(Bytes, cancellationToken: Token);
        Assert.Equal(1, report.FindingCount);
        Assert.Equal((Alice, 3L, 3L), (report.Findings[0].Stream, report.Findings[0].Version, report.Findings[0].Position));
        Assert.Equal(6, report.Events);
    }

    [Theory]
    [InlineData("DELETE FROM @.pages WHERE position = 3")]
    [InlineData("DELETE FROM @.pages WHERE position = 8")]
    [InlineData("DELETE FROM @.pages WHERE position = 1")]
    [InlineData("UPDATE @.pages SET count = 1 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET count = 9 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET count = 0 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET version = 30 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET position = 20 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET stream_id = 99 WHERE position = 3")]
    [InlineData("UPDATE @.pages SET stream_id = (SELECT id FROM @.streams WHERE key = 'bob') WHERE position = 3")]
    [InlineData("UPDATE @.head SET position = 12")]
    [InlineData("UPDATE @.streams SET version = 8 WHERE key = 'alice'; UPDATE @.pages SET page = '' WHERE position = 6")]
    public async Task A_verification_of_what_does_not_fit_together_ends_and_finds_it(string damage)
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync(damage);
        VerifyReport report = await store.VerifyAsync(Bytes, cancellationToken: Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.False(report.IsSound);
    }

    [Fact]
    public async Task Behind_a_hole_only_who_looks_for_damage_goes_on()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await ExecuteAsync("DELETE FROM @.pages WHERE position = 3");
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new TolerantCollector(PageTolerance.SetAside), Token));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 6, ReadDirection.Backward, new TolerantCollector(PageTolerance.SetAside), Token));
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.ReadAllAsync(0, new TolerantCollector(PageTolerance.SetAside), Token));
        TolerantCollector forward = new(PageTolerance.Damaged), backward = new(PageTolerance.Damaged), all = new(PageTolerance.Damaged);
        await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, forward, Token);
        await store.ReadStreamAsync(Alice, 6, ReadDirection.Backward, backward, Token);
        await store.ReadAllAsync(0, all, Token);
        Assert.Equal([1, 2, 5, 6], forward.Amounts);
        Assert.Equal([5, 6, 1, 2], backward.Amounts);
        Assert.Equal([1, 2, 21, 5, 6, 22], all.Amounts);
    }

    [Fact]
    public async Task Two_that_set_the_same_event_aside_at_once_make_one_record()
    {
        await using PostgreSqlEventStore one = await FillAsync(), two = await OpenAsync();
        EventsSetAside[] records = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).SetAsideAsync(4, new Audit($"{i}", "both", Noon), Token).AsTask())));
        Assert.Single(records.Distinct());
        Assert.Equal(records[..1], await two.ListSetAsideAsync(Token));
    }

    private static async Task AssertPassesAsync(PostgreSqlEventStore store)
    {
        Func<TolerantCollector, ValueTask>[] ways =
        [
            async read => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, read, Token),
            async read => await store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, read, Token),
            async read => await store.ReadStreamsAsync(new[] { Alice }, read, Token),
            async read => await store.ReadAllAsync(0, read, Token),
            async read => await store.ReadAllAsync(0, new EventFilter { Categories = ["account"] }, read, Token),
        ];
        foreach (Func<TolerantCollector, ValueTask> way in ways)
        {
            TolerantCollector read = new(PageTolerance.SetAside);
            await way(read);
            Assert.Equal([new PassedEvents(Alice, 3, 3, 2, PassReason.SetAside)], read.Passed);
            Assert.Equal([1, 2, 5, 6], read.Amounts.Order().Where(amount => amount < 20));
        }
    }

    /// <summary>Alice at positions 1-2, 3-4 and 6-7 (versions 1 to 6), Bob at 5 and 8.</summary>
    private async Task<PostgreSqlEventStore> FillAsync()
    {
        EventMetadata metadata = new() { Actor = "clerk" };
        PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1, 2) with { Metadata = metadata });
        await store.AppendAsync(To(Alice, 3, 4) with { Metadata = metadata });
        await store.AppendAsync(To(Bob, 21));
        await store.AppendAsync(To(Alice, 5, 6) with { Metadata = metadata });
        await store.AppendAsync(To(Bob, 22));
        return store;
    }
}
