using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Schema;

/// <summary>What is found before a deployment, of a store and of two builds.</summary>
public sealed class SchemaCheckTests
{
    private static readonly EventType Placed = new("placed", 1, "(Sku: str)"), PlacedWithNote = new("placed", 1, "(Sku: str, Note: str?)");
    private static readonly EventType PlacedTwo = new("placed", 2, "(Sku: str, Count: i32)"), PlacedOther = new("placed", 1, "(Sku: i64)");
    private static readonly EventType Viewed = new("viewed", 1, "(By: str)");

    private static EventSchema Build(params CategorySchema[] categories) => new([.. categories]);

    private static CategorySchema Order(ImmutableArray<EventType> writes, ImmutableArray<EventType> reads, params string[] ignores) => new("order", "Order", writes, reads, [.. ignores]);

    private static StoredEvents Stored(EventType type, string category = "order") => new("", category, type, 3, 5, 9);

    [Fact]
    public void What_is_folded_under_a_shape_that_reads_the_bytes_or_ignored_by_name_can_be_read()
    {
        SchemaReport report = SchemaCheck.Compare([Stored(Placed), Stored(PlacedWithNote), Stored(Viewed)], Build(Order([Placed], [Placed], "viewed")));

        Assert.True(report.IsReadable);
        Assert.Empty(report.Unowned);
        Assert.Equal("Every event can be read.", report.ToString());
    }

    [Fact]
    public void What_cannot_be_read_is_named_with_its_place_and_reason()
    {
        SchemaReport report = SchemaCheck.Compare([Stored(PlacedOther), Stored(PlacedTwo), Stored(Viewed, "cart")], Build(Order([Placed], [Placed])));

        Assert.False(report.IsReadable);
        Assert.Equal([SchemaFault.AnotherShape, SchemaFault.Unknown], report.Findings.Select(finding => finding.Fault));
        Assert.Equal(["cart"], report.Unowned);
        Assert.Equal("""
            this build can't read placed v1 in 'order' (3 at positions 5 to 9): it is (Sku: i64) there, and Order has (Sku: str).
            this build can't read placed v2 in 'order' (3 at positions 5 to 9): Order neither folds nor ignores it, and no upcaster takes it.
            No aggregate reads the streams of: cart.
            """.ReplaceLineEndings("\n"), report.ToString());
    }

    [Fact]
    public void Each_aggregate_of_a_category_must_read_all_of_it()
    {
        SchemaReport report = SchemaCheck.Compare([Stored(Placed)], Build(Order([Placed], [Placed]), new CategorySchema("order", "OrderView", [], [], [])));

        Assert.Equal("OrderView", Assert.Single(report.Findings).Aggregate);
    }

    [Fact]
    public void A_category_that_the_next_build_calls_otherwise_is_told()
    {
        SchemaReport report = SchemaCheck.Compare(Build(Order([Placed], [Placed])), Build(Order([Placed], [Placed]) with { Category = "orders" }));

        Assert.Equal(["order"], report.Unowned);
        Assert.Equal("Every event can be read.\nNo aggregate reads the streams of: order.", report.ToString());
    }

    [Fact]
    public void Reading_ships_before_writing()
    {
        EventSchema old = Build(Order([Placed], [Placed]));
        EventSchema reads = Build(Order([Placed], [Placed, PlacedTwo])), writes = Build(Order([PlacedTwo], [Placed, PlacedTwo]));

        Assert.True(SchemaCheck.Compare(old, reads).IsReadable);
        Assert.True(SchemaCheck.Compare(reads, writes).IsReadable);
        SchemaFinding finding = Assert.Single(SchemaCheck.Compare(old, writes).Findings);
        Assert.Equal("the running build can't read placed v2 in 'order' (which may be written): Order neither folds nor ignores it, and no upcaster takes it.", finding.ToString());
        Assert.Equal("the next build", Assert.Single(SchemaCheck.Compare(writes, old).Findings).Reader);
    }

    [Fact]
    public void A_schema_is_kept_as_text()
    {
        EventSchema schema = Build(Order([PlacedTwo], [Placed, PlacedTwo], "viewed"));
        string json = schema.ToJson();

        Assert.Equal(json, EventSchema.Parse(json).ToJson());
        Assert.Equal("""
            {
              "format": 1,
              "categories": [
                {
                  "category": "order",
                  "aggregate": "Order",
                  "writes": [
                    {
                      "event": "placed",
                      "version": 2,
                      "shape": "(Sku: str, Count: i32)"
                    }
                  ],
                  "reads": [
                    {
                      "event": "placed",
                      "version": 1,
                      "shape": "(Sku: str)"
                    },
                    {
                      "event": "placed",
                      "version": 2,
                      "shape": "(Sku: str, Count: i32)"
                    }
                  ],
                  "ignores": [
                    "viewed"
                  ]
                }
              ]
            }

            """.ReplaceLineEndings("\n"), json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":2,"categories":[]}""")]
    [InlineData("""{"format":1,"categories":[{"category":"a"}]}""")]
    [InlineData("""{"format":1,"categories":[{"category":"a","aggregate":null,"writes":[],"reads":[],"ignores":[]}]}""")]
    [InlineData("""{"format":1,"categories":[{"category":"a","aggregate":"A","writes":[{"event":"","version":1,"shape":""}],"reads":[],"ignores":[]}]}""")]
    public void Another_text_is_no_schema(string text) => Assert.Throws<FormatException>(() => EventSchema.Parse(text));

    [Fact]
    public void A_build_knows_its_own()
    {
        EventSchema schema = EventSchema.Of(typeof(SchemaCheckTests).Assembly);
        CategorySchema counter = Assert.Single(schema.Categories, category => category.Aggregate == nameof(Repositories.Counter));

        Assert.NotEmpty(counter.Writes);
        Assert.All(counter.Writes, type => Assert.Contains(type, counter.Reads));
        Assert.True(SchemaCheck.Compare(schema, EventSchema.Parse(schema.ToJson())).IsReadable);
        Assert.Throws<ArgumentException>(() => EventSchema.Of(typeof(object).Assembly));
    }

    [Fact]
    public async Task A_store_is_counted_by_category_and_type()
    {
        await using InMemoryEventStore store = new();
        Repositories.Ledger ledger = Repositories.Ledger.Empty();
        await ledger.Counters.StartAsync("c", c => c.Count(2));
        await ledger.WriteAsync(new Repositories.AccountOpened("ann", default));
        await ledger.Counters.ExecuteAsync("c", c => c.Count(3));
        ImmutableArray<StoredEvents> counted = await ledger.Store.CountEventsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(6, counted.Sum(events => events.Count));
        StoredEvents counts = Assert.Single(counted, events => events.Category == "counter");
        Assert.Equal((5, 1, 6), (counts.Count, counts.FirstPosition, counts.LastPosition));
        Assert.True((await SchemaCheck.RunAsync(ledger.Store, EventSchema.Of(typeof(SchemaCheckTests).Assembly), TestContext.Current.CancellationToken)).IsReadable);
        Assert.Empty(await store.CountEventsAsync(TestContext.Current.CancellationToken));
    }
}
