using System.Collections.Concurrent;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Streams that take turns, read by position: the rows that hold their appends are kept from one append to the next.</summary>
public sealed class LogReadingTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    [Fact]
    public async Task Streams_that_take_turns_are_read_in_order_and_each_row_is_looked_up_once()
    {
        const int Streams = 300, Turns = 40;
        await Write(Streams, Turns);
        long rows = long.Parse(RawFile.Query(Db, "SELECT count(*) FROM pages"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(rows, Streams * 2, Streams * 4);
        (PageCollector pages, long fetched) = Read(Streams * Turns);
        AssertInTurns(pages, Streams, Turns);
        Assert.Equal(rows, fetched);
    }

    [Fact]
    public async Task More_streams_than_rows_are_kept_are_read_in_order_and_a_part_of_the_rows_stays()
    {
        const int Streams = RowCache.MaxRows * 3 / 2, Turns = 4;
        await Write(Streams, Turns);
        (PageCollector pages, long fetched) = Read(Streams * Turns);
        AssertInTurns(pages, Streams, Turns);
        Assert.InRange(fetched, Streams + 1, Streams * Turns * 3 / 4);
    }

    [Fact]
    public async Task A_reading_from_any_position_on_gives_the_rest()
    {
        const int Streams = 7, Turns = 60;
        await Write(Streams, Turns);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        PageCollector whole = await store.ReadAllAsync();
        for (int after = 0; after <= Streams * Turns; after += 13)
        {
            PageCollector rest = await store.ReadAllAsync(after);
            Assert.Equal(whole.Pages.Skip(after).Select(page => (page.Stream, page.FirstVersion, page.AppendId)),
                rest.Pages.Select(page => (page.Stream, page.FirstVersion, page.AppendId)));
        }
    }

    [Fact]
    public async Task Rows_that_grow_between_slices_are_read_to_the_head_of_the_beginning_and_then_from_there()
    {
        const int Streams = 3, Turns = 200;
        await Write(Streams, Turns);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        PageCollector first = new();
        long head = await store.ReadAllAsync(0, new Tapped(first, read =>
        {
            if (read % 50 == 0)
            {
                for (int i = 0; i < Streams; i++)
                {
                    store.AppendAsync(To(Stream($"s{i}"), -read)).GetAwaiter().GetResult();
                }
            }
        }));
        Assert.Equal(Streams * Turns, head);
        AssertInTurns(first, Streams, Turns);
        PageCollector second = await store.ReadAllAsync(head);
        Assert.Equal(Enumerable.Range(1, Streams * Turns / 50).SelectMany(i => Enumerable.Repeat(-50L * i, Streams)), second.Amounts);
        Assert.Equal(Enumerable.Range(0, second.Pages.Count).Select(i => head + 1 + i), second.Pages.Select(page => page.FirstPosition));
    }

    [Fact]
    public async Task Every_bit_of_an_append_in_a_row_that_is_kept_is_guarded()
    {
        await FillInTurns();
        RawFile.Place place = RawFile.PlaceOf(Db, 5);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int bit = -AppendRow.HeadingSize * 8; bit < place.Size * 8; bit++)
        {
            RawFile.FlipBit(Db, place, bit);
            PageCollector before = new();
            FoldstreamException fault = await Assert.ThrowsAnyAsync<FoldstreamException>(async () => await store.ReadAllAsync(0, before));
            Assert.Equal(4, before.Pages.Count);
            if (bit >= -(AppendRow.HeadingSize - 8) * 8)
            {
                CorruptPageException corrupt = Assert.IsType<CorruptPageException>(fault);
                Assert.Equal((Alice, 3, 5), (corrupt.Stream, corrupt.Version, corrupt.Position));
            }

            RawFile.FlipBit(Db, place, bit);
        }

        Assert.Equal(12, (await store.ReadAllAsync()).Pages.Count);
    }

    [Theory]
    [InlineData("UPDATE positions SET pages_id = (SELECT pages_id FROM positions WHERE position = 2) WHERE position = 5", "position 5 is missing", 4)]
    [InlineData("DELETE FROM positions WHERE position = 5", "position 5 is missing", 4)]
    [InlineData("UPDATE positions SET position = 100 WHERE position = 5", "position 5 is missing", 4)]
    [InlineData("DELETE FROM pages WHERE id = (SELECT pages_id FROM positions WHERE position = 2)", "position 2 is missing", 1)]
    public async Task Positions_and_rows_that_do_not_fit_together_are_not_read(string damage, string because, int read)
    {
        await FillInTurns();
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        RawFile.Execute(Db, damage);
        PageCollector pages = new();
        StoreUnusableException unusable = await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.ReadAllAsync(0, pages));
        Assert.Contains(because, unusable.Message, StringComparison.Ordinal);
        Assert.Equal(read, pages.Pages.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_from_one_reading_to_the_next()
    {
        await FillInTurns();
        RawFile.Place place = RawFile.PlaceOf(Db, 5);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Assert.Equal(3, (await ReadUntil(store, 3)).Pages.Count);
        RawFile.FlipBit(Db, place, 100);
        await Assert.ThrowsAsync<CorruptPageException>(() => store.ReadAllAsync());
        RawFile.FlipBit(Db, place, 100);
        Assert.Equal(12, (await store.ReadAllAsync()).Pages.Count);
    }

    private static void AssertInTurns(PageCollector pages, int streams, int turns)
    {
        Assert.Equal(streams * turns, pages.Pages.Count);
        for (int i = 0; i < pages.Pages.Count; i++)
        {
            PageCollector.Page page = pages.Pages[i];
            Assert.Equal((Stream($"s{i % streams}"), (i / streams) + 1, i + 1, i), (page.Stream, page.FirstVersion, page.FirstPosition, page.Amounts[0]));
        }
    }

    private static async Task<PageCollector> ReadUntil(SqliteEventStore store, int pages)
    {
        PageCollector some = new(pages);
        await store.ReadAllAsync(0, some);
        return some;
    }

    private async Task Write(int streams, int turns)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        await Task.WhenAll(Enumerable.Range(0, streams * turns).Select(i => store.AppendAsync(To(Stream($"s{i % streams}"), i))));
    }

    // Alice at the odd positions, Bob at the even ones, each in one row.
    private async Task FillInTurns()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < 12; i++)
        {
            await store.AppendAsync(To(i % 2 == 0 ? Alice : Bob, i));
        }
    }

    private (PageCollector Pages, long Fetched) Read(long head)
    {
        string id = RawFile.Query(Db, Schema.SelectId);
        using Reader reader = Reader.Open(Db, id, TimeSpan.FromSeconds(5), ReaderLimits.Default);
        PageCollector pages = new();
        reader.Log.Read(0, head, EventFilter.All, new ConcurrentDictionary<long, StreamName>(), pages, CancellationToken.None);
        return (pages, reader.Log.RowsFetched);
    }

    /// <summary>Does something after each page.</summary>
    private sealed class Tapped(PageCollector inner, Action<int> after) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            bool goOn = inner.Consume(in page);
            after(inner.Pages.Count);
            return goOn;
        }
    }
}
