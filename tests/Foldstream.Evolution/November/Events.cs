using Foldstream;
using Shop.Revisions;

namespace Shop;

[Event("order-placed", Version = 2)]
public readonly partial record struct OrderStarted(string Customer, string Currency)
{
    private static OrderStarted Upcast(in V1 old) => new(old.Customer, old.Currency switch
    {
        Currency1.EUR => "EUR",
        Currency1.USD => "USD",
        _ => "?",
    });
}

[Event("order-line-added", Version = 2)]
public readonly partial record struct OrderLineAdded(string Sku, decimal Quantity, decimal UnitPrice)
{
    private static OrderLineAdded Upcast(in V1 old) => new(old.Sku, old.Quantity, old.UnitPrice);
}

[Event("order-packed")]
public readonly partial record struct OrderPacked(int Parcels);

[Event("order-sent")]
public readonly partial record struct OrderSent(string TrackingNumber, string Carrier);

internal static partial class Shipping
{
    [Upcasts("order-shipped", 1)]
    private static (OrderPacked, OrderSent) Split(in OrderShippedV1 old) => (new(Parcels: 1), new(old.TrackingNumber, old.Carrier ?? "unknown"));
}
