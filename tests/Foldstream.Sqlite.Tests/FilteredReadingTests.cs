using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Readings through a filter give what a reading of everything gives, less what the filter does not admit, and look at no page of other streams.</summary>
public sealed class FilteredReadingTests : SqliteTestFile
{
    private static readonly Audit ByAda = new("ada", "a test", Noon);

    private static readonly StreamId Order = new("order", "1"), OfAcme = new("acme", "account", "alice"), Alice = Stream("alice");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, PageTolerance> Filters => new(
        from filter in new[] { "order", "order invoice", "account", "none", "tenant", "noted", "order noted" }
        from tolerance in new[] { PageTolerance.None, PageTolerance.SetAside }
        select new TheoryDataRow<string, PageTolerance>(filter, tolerance));

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task From_every_position_on_it_gives_what_a_reading_of_everything_gives(string name, PageTolerance tolerance)
    {
        EventFilter filter = name switch
        {
            "tenant" => new EventFilter { Tenant = "acme" },
            "noted" => new EventFilter { EventNames = ["noted"] },
            "order noted" => new EventFilter { Categories = ["order"], EventNames = ["noted"] },
            _ => new EventFilter { Categories = [.. name.Split(' ')] },
        };
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await WriteAtRandomAsync(store);
        List<string> all = await ReadAsync(store, 0, EventFilter.All, tolerance);
        long head = await store.GetHeadAsync(Token);
        for (long after = 0; after <= head; after += after < 40 ? 1 : 17)
        {
            List<string> expected = [.. (await ReadAsync(store, after, EventFilter.All, tolerance)).Where(line => IsWanted(line, name))];
            Assert.Equal(expected, await ReadAsync(store, after, filter, tolerance));
        }

        Assert.Equal(name != "none", all.Exists(line => IsWanted(line, name)));
    }

    [Theory]
    [InlineData(PageTolerance.None)]
    [InlineData(PageTolerance.SetAside)]
    public async Task Damage_of_other_streams_is_no_business_of_the_reader(PageTolerance tolerance)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 2), 200);
        TolerantCollector orders = new(tolerance), acme = new(tolerance);
        await store.ReadAllAsync(0, new EventFilter { Categories = ["order"] }, orders, Token);
        await store.ForTenant("acme").ReadAllAsync(0, acme, Token);
        Assert.Equal([1, 4, 6], orders.Amounts);
        Assert.Equal([5], acme.Amounts);
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.ReadAllAsync(0, new EventFilter { Categories = ["account"] }, new TolerantCollector(tolerance), Token));
    }

    [Theory]
    [InlineData("DELETE FROM positions WHERE position = 2", "order")]
    [InlineData("DELETE FROM positions WHERE position = 4", "order")]
    [InlineData("UPDATE positions SET position = 9 WHERE position = 4", "order")]
    [InlineData("UPDATE positions SET pages_id = (SELECT pages_id FROM positions WHERE position = 2) WHERE position = 4", "order")]
    [InlineData("DELETE FROM streams WHERE key = 'alice' AND tenant = ''", "order")]
    [InlineData("UPDATE positions SET pages_id = pages_id + 77 WHERE position = 7", "order account")]
    public async Task A_place_that_is_missing_between_pages_that_are_wanted_is_met(string damage, string categories)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await FillAsync(store);
        RawFile.Execute(Db, damage);
        foreach (PageTolerance tolerance in new[] { PageTolerance.None, PageTolerance.SetAside })
        {
            await Assert.ThrowsAnyAsync<FoldstreamException>(async () =>
                await store.ReadAllAsync(0, new EventFilter { Categories = [.. categories.Split(' ')] }, new TolerantCollector(tolerance), Token));
        }
    }

    [Fact]
    public async Task A_reading_that_passes_by_many_slices_gives_what_lies_behind_them()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db, new SqliteOptions { Durability = Durability.Relaxed });
        await Task.WhenAll(Enumerable.Range(0, 20_000).Select(i => store.AppendAsync(To(i % 9_999 == 0 ? Order : Stream($"{i % 300}"), i))));
        PageCollector orders = new();
        Assert.Equal(20_000, await store.ReadAllAsync(0, new EventFilter { Categories = ["order"] }, orders, Token));
        Assert.Equal([0, 9_999, 19_998], orders.Amounts);
        Assert.Empty((await store.ReadAllAsync(20_000)).Pages);
    }

    private static bool IsWanted(string line, string name) => name switch
    {
        "tenant" => line.StartsWith("acme ", StringComparison.Ordinal),
        "noted" => line.Contains("passed", StringComparison.Ordinal) || line.EndsWith(" 2", StringComparison.Ordinal),
        "order noted" => IsWanted(line, "order") && IsWanted(line, "noted"),
        _ => name.Split(' ').Any(category => line.Contains($" {category}/", StringComparison.Ordinal)),
    };

    private static async Task<List<string>> ReadAsync(SqliteEventStore store, long after, EventFilter filter, PageTolerance tolerance)
    {
        Lines lines = new(tolerance);
        Assert.Equal(await store.GetHeadAsync(Token), await store.ReadAllAsync(after, filter, lines, Token));
        return lines.Read;
    }

    /// <summary>Streams of three categories and two tenants, in appends of one to seven events of two types; two streams are deleted.</summary>
    private static async Task WriteAtRandomAsync(SqliteEventStore store)
    {
        Random random = new(7);
        StreamId[] streams = [.. from tenant in new[] { "", "acme" } from category in new[] { "order", "invoice", "account" } from key in new[] { "1", "2" } select new StreamId(tenant, category, key)];
        for (int i = 0; i < 150; i++)
        {
            PageBuilder page = new();
            for (int events = random.Next(1, 8); events > 0; events--)
            {
                page.Add(new Deposited(i));
            }

            if (random.Next(4) == 0)
            {
                page.Add(new Noted("note"));
            }

            await store.AppendAsync(Of(streams[random.Next(streams.Length)], ExpectedVersion.Any, page));
        }

        await store.DeleteStreamAsync(streams[0], ByAda, cancellationToken: Token);
        await store.DeleteStreamAsync(streams[^1], ByAda, cancellationToken: Token);
    }

    // The order at 1, 4 and 6, Alice at 2-3 and 7, Alice of another tenant at 5.
    private static async Task FillAsync(SqliteEventStore store)
    {
        await store.AppendAsync(To(Order, 1));
        await store.AppendAsync(To(Alice, 2, 3));
        await store.AppendAsync(To(Order, 4));
        await store.AppendAsync(To(OfAcme, 5));
        await store.AppendAsync(To(Order, 6));
        await store.AppendAsync(To(Alice, 7));
    }

    /// <summary>A line for each page, and one for what is passed by: tenant, stream, versions, and the largest event type.</summary>
    private sealed class Lines(PageTolerance tolerance) : IPageConsumer
    {
        public List<string> Read { get; } = [];

        public PageTolerance Tolerance => tolerance;

        public bool Consume(scoped in StoredPage page)
        {
            int type = 0;
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                type = Math.Max(type, frames.TypeId);
            }

            Read.Add($"{page.Stream.Tenant} {page.Stream.Category}/{page.Stream.Key} {page.FirstVersion} {page.FirstPosition} {page.Count} {type}");
            return true;
        }

        public bool Pass(in PassedEvents events)
        {
            Read.Add($"{events.Stream.Tenant} {events.Stream.Category}/{events.Stream.Key} {events.FirstVersion} {events.FirstPosition} {events.Count} passed");
            return true;
        }
    }
}
