using Foldstream.Testing;

namespace Shop;

public sealed class OrderTests
{
    private static readonly CustomerId Anna = CustomerId.New();
    private static readonly Address Home = new("Anna", "Ring 1", "1010", "Wien", "AT");

    private static OrderPlaced Placed => new(Anna, Currency.Eur, Home, [new PlacedLine(new Sku("BOOK-1"), 2, Euros(9.95m))]);

    public void A_line_gets_the_next_number() => Scenario.For<Order>()
        .Given(Placed)
        .When(order => order.AddLine(new Sku("PEN-1"), 1, Euros(1m)))
        .ThenReturns(2)
        .Then(new OrderLineAdded(2, new Sku("PEN-1"), 1, Euros(1m)))
        .ThenState(order => order.Total, Euros(20.90m));

    public void An_open_order_is_not_shipped() => Scenario.For<Order>()
        .Given(Placed)
        .When((order, decision) => order.Ship("DHL", "T-1", decision.Now))
        .ThenRefused("once it is paid")
        .ThenNothing();

    public void An_order_is_paid_by_card() => Scenario.For<Order>()
        .At("2026-11-23T10:00Z")
        .Given(Placed)
        .When((order, decision) => order.Pay(new Payment.Card("tok", "4242"), Euros(19.90m), decision.Now))
        .ThenState(order => order.Status is OrderStatus.Paid);

    public void A_cart_is_checked_out()
    {
        OrderId id = OrderId.New();
        Scenario.For<Cart>()
            .At("2026-11-23T10:00Z")
            .Given(new CartItemPut(new Sku("BOOK-1"), 1, Euros(9.95m)))
            .When(new CheckOut(id))
            .Then(new CartCheckedOut(id, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero)));
    }

    private static Money Euros(decimal amount) => new(amount, Currency.Eur);
}
