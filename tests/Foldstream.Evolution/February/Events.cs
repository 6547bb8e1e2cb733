using Foldstream;

namespace Shop;

public enum Currency
{
    EUR = 1,
    USD = 2,
}

[Event("order-placed")]
public readonly partial record struct OrderStarted(string Customer, Currency Currency);

[Event("order-line-added")]
public readonly partial record struct OrderLineAdded(string Sku, int Quantity, decimal UnitPrice);

[Event("order-viewed")]
public readonly partial record struct OrderViewed(string By);

[Event("order-shipped")]
public readonly partial record struct OrderShipped(string TrackingNumber, string? Carrier = null);
