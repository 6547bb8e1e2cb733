using System.Collections.Immutable;
using Foldstream;

namespace Orders.Functional;

/// <summary>The same order as a value: a decision returns its events, and a fold returns the next state.</summary>
[Aggregate("order", Key = typeof(OrderId))]
public sealed partial record Order(Guid Customer, Currency Currency, OrderStatus Status, decimal Total, ImmutableDictionary<int, decimal> Lines, int LastLine)
{
    private Order(in OrderPlaced e)
        : this(e.CustomerId, e.Currency, OrderStatus.Open, 0, ImmutableDictionary<int, decimal>.Empty, 0)
    {
    }

    public static OrderPlaced Place(Guid customer, Currency currency) => new(customer, currency);

    public (Events Events, int Line) AddLine(string sku, int quantity, decimal unitPrice)
    {
        Refuse.If(Status is not OrderStatus.Open, "An order takes lines only while it is open.");
        Refuse.If(quantity < 1, "A line has at least one piece.");
        return (new OrderLineAdded(LastLine + 1, sku, quantity, unitPrice), LastLine + 1);
    }

    public Events RemoveLine(int line)
    {
        Refuse.If(Status is not OrderStatus.Open, "Lines are removed only while the order is open.");
        Refuse.Unless(Lines.ContainsKey(line), $"The order has no line {line}.");
        return new OrderLineRemoved(line);
    }

    public Events Pay(decimal amount)
    {
        Refuse.If(Status is not OrderStatus.Open, "Only an open order is paid.");
        Refuse.If(Lines.IsEmpty, "An empty order is not paid.");
        Refuse.If(amount != Total, $"The order costs {Total} {Currency}.");
        return new OrderPaid(amount);
    }

    public Events Ship(string trackingNumber)
    {
        Refuse.If(Status is not OrderStatus.Paid, "An order is shipped once it is paid.");
        return new OrderShipped(trackingNumber);
    }

    public Events Cancel(string reason)
    {
        Refuse.If(Status is OrderStatus.Shipped, "A shipped order is not cancelled.");
        Refuse.If(Status is OrderStatus.Cancelled, "The order is cancelled already.");
        return new OrderCancelled(reason);
    }

    public static Events Decide(Order state, ShipOrder command) => state.Ship(command.TrackingNumber);

    private Order Apply(in OrderLineAdded e)
    {
        decimal amount = e.Quantity * e.UnitPrice;
        return this with { Lines = Lines.SetItem(e.Line, amount), LastLine = e.Line, Total = Total + amount };
    }

    private Order Apply(in OrderLineRemoved e)
        => this with { Lines = Lines.Remove(e.Line), Total = Total - Lines.GetValueOrDefault(e.Line) };

    private Order Apply(in OrderPaid e) => this with { Status = OrderStatus.Paid };

    private Order Apply(in OrderShipped e) => this with { Status = OrderStatus.Shipped };

    private Order Apply(in OrderCancelled e) => this with { Status = OrderStatus.Cancelled };
}
