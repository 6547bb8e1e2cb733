using Foldstream;

namespace Orders;

public enum OrderStatus
{
    Open,
    Paid,
    Shipped,
    Cancelled,
}

/// <summary>An order: decisions first, then the folds that they and every replay go through.</summary>
[Aggregate("order", Key = typeof(OrderId))]
public sealed partial class Order
{
    private readonly Dictionary<int, decimal> _lines = [];

    private Order(in OrderPlaced e)
    {
        Customer = e.CustomerId;
        Currency = e.Currency;
    }

    public Guid Customer { get; }

    public Currency Currency { get; }

    public OrderStatus Status { get; private set; }

    public decimal Total { get; private set; }

    public int LineCount => _lines.Count;

    public int LastLine { get; private set; }

    public static OrderPlaced Place(Guid customer, Currency currency) => new(customer, currency);

    public int AddLine(string sku, int quantity, decimal unitPrice)
    {
        Refuse.If(Status is not OrderStatus.Open, "An order takes lines only while it is open.");
        Refuse.If(quantity < 1, "A line has at least one piece.");
        Raise(new OrderLineAdded(LastLine + 1, sku, quantity, unitPrice));
        return LastLine;
    }

    public void RemoveLine(int line)
    {
        Refuse.If(Status is not OrderStatus.Open, "Lines are removed only while the order is open.");
        Refuse.Unless(_lines.ContainsKey(line), $"The order has no line {line}.");
        Raise(new OrderLineRemoved(line));
    }

    public void Pay(decimal amount)
    {
        Refuse.If(Status is not OrderStatus.Open, "Only an open order is paid.");
        Refuse.If(_lines.Count == 0, "An empty order is not paid.");
        Refuse.If(amount != Total, $"The order costs {Total} {Currency}.");
        Raise(new OrderPaid(amount));
    }

    public void Ship(string trackingNumber)
    {
        Refuse.If(Status is not OrderStatus.Paid, "An order is shipped once it is paid.");
        Raise(new OrderShipped(trackingNumber));
    }

    public void Cancel(string reason)
    {
        Refuse.If(Status is OrderStatus.Shipped, "A shipped order is not cancelled.");
        Refuse.If(Status is OrderStatus.Cancelled, "The order is cancelled already.");
        Raise(new OrderCancelled(reason));
    }

    private void Apply(in OrderLineAdded e)
    {
        decimal amount = e.Quantity * e.UnitPrice;
        _lines[e.Line] = amount;
        LastLine = e.Line;
        Total += amount;
    }

    private void Apply(in OrderLineRemoved e)
    {
        _lines.Remove(e.Line, out decimal amount);
        Total -= amount;
    }

    private void Apply(in OrderPaid e) => Status = OrderStatus.Paid;

    private void Apply(in OrderShipped e) => Status = OrderStatus.Shipped;

    private void Apply(in OrderCancelled e) => Status = OrderStatus.Cancelled;
}
