using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Damaged pages are set aside whole, and read past by those who say so; all others are stopped as before.</summary>
public sealed class SetAsideTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "damaged", Noon);
    private static readonly EventMetadata Large = new() { Actor = new string('a', AppendRow.MaxSharedSize / 2) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Every bit of the second append: its payloads, its lengths and counts, and what stands before it; in a row of its own, and between others.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_bit_is_damaged_the_append_can_be_set_aside_and_the_others_are_read(bool shared)
    {
        await FillAsync(shared);
        RawFile.Place place = RawFile.PlaceOf(Db, 3);
        int step = shared ? 3 : 5;
        for (int bit = -(AppendRow.HeadingSize - 8) * 8; bit < place.Size * 8; bit += step)
        {
            RawFile.FlipBit(Db, place, bit);
            await using (SqliteEventStore store = SqliteEventStore.Open(Db))
            {
                EventsSetAside record = await store.SetAsideAsync(4, ByAda, Token);
                Assert.Equal((Alice, 3L, 3L, 2), (record.Stream, record.FirstVersion, record.FirstPosition, record.Count));
                await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAsync(Alice));

                // Where its own lengths are damaged, nothing behind it in the same row can be found, and that is not set aside.
                bool isLost = shared && bit is (>= -32 and < 0) or (>= 32 and < 96);
                foreach (TolerantCollector read in await ReadEveryWayAsync(store, isLost))
                {
                    Assert.Equal([new PassedEvents(Alice, 3, 3, 2, PassReason.SetAside)], read.Passed);
                    Assert.Equal(isLost ? [1, 2] : [1, 2, 5, 6], read.Amounts.Order().Where(amount => amount < 20));
                }

                await store.TakeBackAsync(4, ByAda, Token);
            }

            RawFile.FlipBit(Db, place, bit);
        }

        await using SqliteEventStore whole = SqliteEventStore.Open(Db);
        Assert.Equal([1, 2, 3, 4, 5, 6], (await whole.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task A_verification_finds_damage_and_goes_on_behind_it()
    {
        await FillAsync(shared: true);
        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 3), 200);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        VerifyReport report = await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token);
        Assert.False(report.IsSound);
        Assert.Equal((Alice, 3L, 3L), (report.Findings[0].Stream, report.Findings[0].Version, report.Findings[0].Position));
        Assert.Equal(1, report.FindingCount);
        Assert.Equal(6, report.Events);
    }

    [Fact]
    public async Task A_verification_finds_what_SQLite_would_not_know()
    {
        await FillAsync(shared: false);
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            Assert.True((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
        }

        RawFile.Execute(Db, "DELETE FROM positions WHERE position = 3");
        await using SqliteEventStore damaged = SqliteEventStore.Open(Db);
        Assert.False((await damaged.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
    }

    [Fact]
    public async Task Behind_a_hole_only_who_looks_for_damage_goes_on()
    {
        await FillAsync(shared: false);
        RawFile.Execute(Db, "DELETE FROM pages WHERE id & 4294967295 = 3");
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new TolerantCollector(PageTolerance.SetAside), Token));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadStreamAsync(Alice, 6, ReadDirection.Backward, new TolerantCollector(PageTolerance.SetAside), Token));
        TolerantCollector looking = new(PageTolerance.Damaged);
        await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, looking, Token);
        Assert.Equal([1, 2, 5, 6], looking.Amounts);
    }

    [Theory]
    [InlineData(1, ReadDirection.Forward, "1 2 3 4 5 6")]
    [InlineData(2, ReadDirection.Forward, "1 2 3 4 5 6")]
    [InlineData(3, ReadDirection.Forward, "3 4 5 6")]
    [InlineData(6, ReadDirection.Forward, "5 6")]
    [InlineData(7, ReadDirection.Forward, "")]
    [InlineData(9, ReadDirection.Backward, "5 6 3 4 1 2")]
    [InlineData(4, ReadDirection.Backward, "3 4 1 2")]
    [InlineData(1, ReadDirection.Backward, "1 2")]
    [InlineData(0, ReadDirection.Backward, "")]
    public async Task Who_goes_on_behind_records_reads_what_others_read(long from, ReadDirection direction, string amounts)
    {
        foreach (bool shared in new[] { true, false })
        {
            await FillAsync(shared);
            await using SqliteEventStore store = SqliteEventStore.Open(Db);
            TolerantCollector tolerant = new(PageTolerance.SetAside);
            Assert.Equal(6, await store.ReadStreamAsync(Alice, from, direction, tolerant, Token));
            Assert.Equal(amounts, string.Join(' ', tolerant.Amounts));
            Assert.Equal(amounts, string.Join(' ', (await store.ReadAsync(Alice, from, direction)).Amounts));
            await store.DisposeAsync();
            File.Delete(Db);
        }
    }

    [Fact]
    public async Task A_record_is_there_when_the_store_is_opened_again_and_in_other_stores_of_the_file()
    {
        await FillAsync(shared: true);
        await using SqliteEventStore one = SqliteEventStore.Open(Db), other = SqliteEventStore.Open(Db);
        EventsSetAside record = await one.SetAsideAsync(2, ByAda, Token);
        Assert.Equal([record], await other.ListSetAsideAsync(Token));
        TolerantCollector read = new(PageTolerance.SetAside);
        await other.ReadAllAsync(0, read, Token);
        Assert.Equal([1, 3, 4, 5, 6, 21, 22], read.Amounts.Order());
    }

    private static async Task<List<TolerantCollector>> ReadEveryWayAsync(SqliteEventStore store, bool isLost)
    {
        Func<TolerantCollector, ValueTask>[] ways =
        [
            async read => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, read, Token),
            async read => await store.ReadStreamsAsync(new[] { Alice }, read, Token),
            async read => await store.ReadAllAsync(0, read, Token),
        ];
        List<TolerantCollector> reads = [];
        foreach (Func<TolerantCollector, ValueTask> way in ways)
        {
            reads.Add(new TolerantCollector(PageTolerance.SetAside));
            if (isLost)
            {
                await Assert.ThrowsAsync<CorruptPageException>(() => way(reads[^1]).AsTask());
            }
            else
            {
                await way(reads[^1]);
            }
        }

        TolerantCollector backward = new(PageTolerance.SetAside);
        if (isLost)
        {
            await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadStreamAsync(Alice, 6, ReadDirection.Backward, backward, Token).AsTask());
            return reads;
        }

        await store.ReadStreamAsync(Alice, 6, ReadDirection.Backward, backward, Token);
        return [.. reads, backward];
    }

    /// <summary>Alice at positions 1-2, 3-4 and 6-7 (versions 1 to 6), Bob at 5 and 8.</summary>
    private async Task FillAsync(bool shared)
    {
        EventMetadata metadata = shared ? EventMetadata.Empty : Large;
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1, 2) with { Metadata = metadata });
        await store.AppendAsync(To(Alice, 3, 4) with { Metadata = metadata });
        await store.AppendAsync(To(Bob, 21));
        await store.AppendAsync(To(Alice, 5, 6) with { Metadata = metadata });
        await store.AppendAsync(To(Bob, 22));
    }
}
