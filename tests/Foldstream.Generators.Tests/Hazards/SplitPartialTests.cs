namespace Foldstream.Generators.Tests.Hazards;

public sealed class SplitPartialTests
{
    [Fact]
    public void An_aggregate_in_two_files_is_one_aggregate()
    {
        Generation generation = Generation.Of([.. Sources.Shop[..^1], """
            namespace Shop;

            [Aggregate("order", Key = typeof(OrderId))]
            [Ignores<OrderViewed>]
            public sealed partial class Order
            {
                private Order(in OrderPlaced e) { }
            }
            """, """
            namespace Shop;

            partial class Order
            {
                public int Lines { get; private set; }

                private void Apply(in OrderLineAdded e) => Lines++;
            }
            """]);

        Assert.Empty(generation.Problems);
        Assert.Single(generation.Files.Keys, name => name.EndsWith(".Aggregate.g.cs", StringComparison.Ordinal));
        Assert.Contains("case 4: // order-line-added v1; not read: Sku", generation.Files["Shop.Order.Aggregate.g.cs"]);
    }

    [Fact]
    public void An_event_in_two_files_is_written_in_the_order_of_its_primary_constructor()
    {
        Generation generation = Generation.Of(
            "namespace Shop; public sealed partial record Moved { public int Distance => To - From; }",
            "namespace Shop; [Event(\"moved\")] public sealed partial record Moved(int From, int To);");

        Assert.Empty(generation.Problems);
        Assert.Contains("<c>(From: i32, To: i32)</c>", generation.Files["Shop.Moved.Event.g.cs"]);
    }
}
