using Foldstream.Pages;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>The rows that a reading by position keeps.</summary>
public sealed class RowCacheTests : SqliteTestFile
{
    private static readonly StreamName Alice = new(Stream("alice"));

    [Fact]
    public async Task The_cache_stays_within_its_bound_and_gives_its_memory_back()
    {
        byte[] bytes = await RowOf(appends: 3);
        RowCache cache = new();
        for (long stream = 1; stream <= RowCache.MaxRows * 3; stream++)
        {
            Keep(cache, stream, bytes);
            Assert.InRange(cache.Count, 1, RowCache.MaxRows);
        }

        Assert.Equal(RowCache.MaxRows, cache.Count);
        Assert.InRange(cache.Size, RowCache.MaxRows * (long)AppendRow.MaxSharedSize, 8 << 20);
        cache.Clear();
        Assert.Equal((0, 0), (cache.Count, cache.Size));
        Keep(cache, 1, bytes);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task A_row_is_handed_out_append_by_append_and_then_forgotten()
    {
        byte[] bytes = await RowOf(appends: 3);
        RowCache cache = new();
        long id = Keep(cache, 1, bytes);
        for (int position = 2; position <= 3; position++)
        {
            int place = cache.Find(id, position);
            Assert.True(place >= 0);
            AppendRow row = cache.At(place);
            Assert.True(row.MoveNext(cache.NameAt(place).Stream));
            Assert.Equal((position, position), (row.Position, row.Version));
            cache.Advance(place, in row);
            StoredPage page = row.Open(Alice.Stream, Alice.Seed);
            Assert.Equal(position, page.FirstPosition);
        }

        Assert.Equal(0, cache.Count);
        Assert.Equal(-1, cache.Find(id, 4));
    }

    [Fact]
    public async Task A_row_whose_next_append_is_another_than_the_wanted_one_is_forgotten()
    {
        byte[] bytes = await RowOf(appends: 3);
        RowCache cache = new();
        long id = Keep(cache, 1, bytes);
        Assert.Equal(-1, cache.Find(id, 3));
        Assert.Equal(0, cache.Count);
        Keep(cache, 1, bytes);
        Assert.True(cache.Find(id, 2) >= 0);
    }

    [Fact]
    public async Task When_it_is_full_the_rows_that_are_wanted_first_stay()
    {
        byte[] bytes = await RowOf(appends: 2);
        RowCache cache = new();
        for (long stream = 1; stream <= RowCache.MaxRows; stream++)
        {
            Keep(cache, stream, bytes, nextPosition: 1_000_000 + stream);
        }

        long later = Keep(cache, RowCache.MaxRows + 1, bytes, nextPosition: 2_000_000);
        long sooner = Keep(cache, RowCache.MaxRows + 2, bytes, nextPosition: 10);
        Assert.Equal(-1, cache.Find(later, 2_000_000));
        Assert.True(cache.Find(sooner, 10) >= 0);
        Assert.Equal(RowCache.MaxRows, cache.Count);
    }

    [Fact]
    public async Task A_row_without_more_appends_or_larger_than_those_that_are_shared_is_not_kept()
    {
        RowCache cache = new();
        Keep(cache, 1, await RowOf(appends: 1));
        Assert.Equal(0, cache.Count);
        byte[] large = [.. await RowOf(appends: 1), .. new byte[AppendRow.MaxSharedSize]];
        Keep(cache, 1, large);
        Assert.Equal((0, 0), (cache.Count, cache.Size));
    }

    /// <summary>Keeps a row after its first append.</summary>
    /// <returns>The row's id.</returns>
    private static long Keep(RowCache cache, long stream, byte[] bytes, long? nextPosition = null)
    {
        long id = AppendRow.IdOf(stream, 1);
        AppendRow row = new(id, bytes);
        Assert.True(row.MoveNext(Alice.Stream));
        if (nextPosition is { } position)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(row.End), position);
        }

        cache.Keep(id, Alice, bytes, in row);
        return id;
    }

    private async Task<byte[]> RowOf(int appends)
    {
        string file = FileOf($"{appends}.db");
        await using (SqliteEventStore store = SqliteEventStore.Open(file))
        {
            for (int i = 0; i < appends; i++)
            {
                await store.AppendAsync(To(Alice.Stream, i));
            }
        }

        return Convert.FromHexString(RawFile.Query(file, "SELECT hex(appends) FROM pages"));
    }
}
