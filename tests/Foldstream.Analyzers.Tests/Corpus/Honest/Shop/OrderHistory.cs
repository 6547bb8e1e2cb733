namespace Shop;

/// <summary>What the support desk asks of an order: only when what happened. It reads the same streams as <see cref="Order"/>.</summary>
[Aggregate("order", Key = typeof(OrderId))]
[Ignores<OrderLineAdded>, Ignores<OrderLineRemoved>, Ignores<OrderDiscounted>, Ignores("order-printed")]
public sealed partial record OrderHistory(DateTimeOffset PlacedAt, DateTimeOffset? PaidAt, DateTimeOffset? ShippedAt, DateTimeOffset? CancelledAt, int Views)
{
    private OrderHistory(OrderPlaced e, in EventContext context)
        : this(context.Time, null, null, null, 0)
    {
    }

    public TimeSpan? TimeToShip => ShippedAt - PlacedAt;

    private OrderHistory Apply(OrderPaid e) => this with { PaidAt = e.At };

    private OrderHistory Apply(in OrderShipped e, in EventContext context) => this with { ShippedAt = context.Time };

    private OrderHistory Apply(in OrderCancelled e, in EventContext context) => this with { CancelledAt = context.Time };

    private OrderHistory Apply(in OrderViewed e) => this with { Views = Views + 1 };
}
