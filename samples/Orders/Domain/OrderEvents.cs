using Foldstream;

namespace Orders;

[Event("order-placed")]
public readonly partial record struct OrderPlaced(Guid CustomerId, Currency Currency);

[Event("order-line-added")]
public readonly partial record struct OrderLineAdded(int Line, string Sku, int Quantity, decimal UnitPrice);

[Event("order-line-removed")]
public readonly partial record struct OrderLineRemoved(int Line);

[Event("order-paid")]
public readonly partial record struct OrderPaid(decimal Amount);

[Event("order-shipped")]
public readonly partial record struct OrderShipped(string TrackingNumber);

[Event("order-cancelled")]
public readonly partial record struct OrderCancelled(string Reason);

public enum Currency
{
    EUR = 1,
    USD = 2,
}
