using System.Linq;

namespace Shop;

[Identifier]
public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;

[Identifier]
public readonly partial record struct CustomerId(Guid Value) : IParsable<CustomerId>;

[Identifier]
public readonly partial record struct Sku(string Value) : IParsable<Sku>;

public sealed record Address(string Name, string Street, string PostalCode, string City, string Country, string? Company = null);

public abstract record Payment
{
    [Case(1)]
    public sealed record Card(string Token, string LastFour) : Payment;

    [Case(2)]
    public sealed record Invoice(int DaysToPay) : Payment;

    [Case(3)]
    public sealed record Voucher(string Code, decimal Amount) : Payment;
}

public enum CancelledBy
{
    Customer = 1,
    Shop = 2,
    Fraud = 3,
}

/// <summary>A line as it was when the order was placed.</summary>
public sealed record PlacedLine(Sku Sku, int Quantity, Money UnitPrice);

[Event("order-placed")]
public sealed partial record OrderPlaced(CustomerId Customer, Currency Currency, Address ShipTo, ImmutableArray<PlacedLine> Lines)
{
    /// <summary>The campaign that led to the order.</summary>
    public string? Campaign { get; init; }

    public Money Total => Lines.IsDefault ? Money.Zero(Currency) : Lines.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.UnitPrice * line.Quantity);
}

[Event("order-line-added")]
public readonly partial record struct OrderLineAdded(int Line, Sku Sku, int Quantity, Money UnitPrice);

[Event("order-line-removed")]
public readonly partial record struct OrderLineRemoved(int Line);

[Event("order-discounted")]
public readonly partial record struct OrderDiscounted(decimal Percent, string Reason);

[Event("order-paid")]
public sealed partial record OrderPaid(Payment By, Money Amount, DateTimeOffset At);

[Event("order-shipped")]
public readonly partial record struct OrderShipped(string Carrier, string TrackingNumber, DateOnly Expected);

[Event("order-cancelled")]
public readonly partial record struct OrderCancelled(CancelledBy By, string Reason);

[Event("order-viewed")]
public readonly partial record struct OrderViewed(string By);
