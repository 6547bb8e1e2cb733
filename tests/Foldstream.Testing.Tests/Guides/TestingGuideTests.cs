using Foldstream.Testing.Tests.Shop;

namespace Foldstream.Testing.Tests.Guides;

/// <summary>What docs/guides/testing.md shows.</summary>
public sealed class TestingGuideTests
{
    [Fact]
    public void A_paid_order_is_shipped() => Scenario.For<Order>().At("2026-11-23T10:00Z")
        .Given(new OrderPlaced("anna"), new OrderPaid(9.95m))
        .When((order, decision) => order.Ship(decision.Now, "dora"))
        .Then(new OrderShipped(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero), "dora"))
        .ThenState(order => order.Status, OrderStatus.Shipped);

    [Fact]
    public void An_open_order_is_not_shipped() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .When((order, decision) => order.Ship(decision.Now))
        .ThenRefused("once it is paid")
        .ThenNothing();

    [Fact]
    public void A_line_gets_the_next_number() => Scenario.For<Order>()
        .Given(new OrderPlaced("anna"))
        .Given(new OrderLineAdded(1, "BOOK-1", 2, ["red"]))
        .When(order => order.AddLine("PEN-1", 1))
        .ThenReturns(2)
        .Then(new OrderLineAdded(2, "PEN-1", 1, []));

    [Fact]
    public void An_order_begins() => Scenario.For<Order>()
        .WhenStarted(Order.Place("anna"), order => order.AddLine("BOOK-1", 1))
        .Then(new OrderPlaced("anna"), new OrderLineAdded(1, "BOOK-1", 1, []));

    [Fact]
    public void A_cart_is_checked_out() => Scenario.For<Cart>().At("2026-11-23T10:00Z")
        .Given(new ItemAdded("BOOK-1"))
        .When(new CheckOut("GIFT"))
        .Then(new ItemAdded("GIFT"), new CheckedOut(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void An_item_is_added_to_a_cart() => Scenario.For<Cart>()
        .When(cart => cart.Add("BOOK-1"))
        .Then(new ItemAdded("BOOK-1"))
        .ThenState(cart => cart.Items, ["BOOK-1"]);

    [Fact]
    public void The_order_of_the_complaint_can_be_shipped() => Scenario.For<Order>()
        .GivenRecordedFile(Path.Combine(AppContext.BaseDirectory, "Guides", "complaint.ndjson"))
        .When((order, decision) => order.Ship(decision.Now))
        .Then(new OrderShipped(new DateTimeOffset(2026, 11, 23, 12, 30, 0, TimeSpan.Zero), null));

    [Fact]
    public void The_message_of_the_guide_is_the_message()
    {
        ScenarioFailedException failure = Assert.Throws<ScenarioFailedException>(() => Scenario.For<Order>()
            .Given(new OrderPlaced("anna"))
            .When(order =>
            {
                order.AddLine("BOOK-1", 2);
                order.AddLine("PEN-1", 3);
            })
            .Then(new OrderLineAdded(1, "BOOK-1", 2, []), new OrderLineAdded(2, "PEN-1", 2, [])));
        string guide = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "guides", "testing.md"));
        Assert.Contains($"```\n{failure.Message}\n```", guide, StringComparison.Ordinal);
    }
}
