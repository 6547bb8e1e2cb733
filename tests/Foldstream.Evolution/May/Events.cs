using Foldstream;

namespace Shop;

public enum Currency
{
    EUR = 1,
    USD = 2,
}

[Event("order-placed")]
public readonly partial record struct OrderStarted(string Customer, Currency Currency);

[Event("order-line-added", Version = 2)]
public readonly partial record struct OrderLineAdded(string Sku, decimal Quantity, decimal UnitPrice)
{
    private static OrderLineAdded Upcast(in V1 old) => new(old.Sku, old.Quantity, old.UnitPrice);
}

[Event("order-viewed")]
public readonly partial record struct OrderViewed(string By);

[Event("order-shipped")]
public readonly partial record struct OrderShipped(string TrackingNumber, string? Carrier = null);
