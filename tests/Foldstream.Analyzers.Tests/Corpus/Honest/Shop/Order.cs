using System.Linq;

namespace Shop;

public enum OrderStatus
{
    Open,
    Paid,
    Shipped,
    Cancelled,
}

public sealed record OrderLine(int Number, Sku Sku, int Quantity, Money UnitPrice)
{
    public Money Amount => UnitPrice * Quantity;
}

[Aggregate("order", Key = typeof(OrderId))]
[Ignores<OrderViewed>]
[Ignores("order-printed")]
public sealed partial class Order
{
    private const int MostLines = 200;

    private readonly List<OrderLine> _lines = [];
    private decimal _discount;

    private Order(OrderPlaced e, in EventContext context)
    {
        Customer = e.Customer;
        ShipTo = e.ShipTo;
        Total = Money.Zero(e.Currency);
        PlacedAt = context.Time;
        foreach (PlacedLine line in e.Lines)
        {
            Put(new OrderLine(LastLine + 1, line.Sku, line.Quantity, line.UnitPrice));
        }
    }

    public CustomerId Customer { get; }

    public Address ShipTo { get; }

    public DateTimeOffset PlacedAt { get; }

    public OrderStatus Status { get; private set; }

    public Money Total { get; private set; }

    public int LastLine { get; private set; }

    public string? TrackingNumber { get; private set; }

    public string? CancelReason { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public IEnumerable<Sku> Skus => _lines.Select(line => line.Sku).Distinct();

    public static OrderPlaced Place(CustomerId customer, Currency currency, Address shipTo, IEnumerable<PlacedLine> lines)
    {
        ImmutableArray<PlacedLine> placed = [.. lines];
        Refuse.If(placed.IsEmpty, "An order has at least one line.");
        Refuse.If(placed.Any(line => line.UnitPrice.Currency != currency), $"All lines of the order must be in {currency}.");
        return new OrderPlaced(customer, currency, shipTo, placed);
    }

    public int AddLine(Sku sku, int quantity, Money unitPrice)
    {
        RefuseUnlessOpen();
        Refuse.If(quantity < 1, "A line has at least one piece.");
        Refuse.If(_lines.Count >= MostLines, $"An order has at most {MostLines} lines.");
        Raise(new OrderLineAdded(LastLine + 1, sku, quantity, unitPrice));
        return LastLine;
    }

    public void RemoveLine(int number)
    {
        RefuseUnlessOpen();
        Refuse.Unless(_lines.Exists(line => line.Number == number), $"The order has no line {number}.");
        Refuse.If(_lines.Count == 1, "The last line is not removed; cancel the order.");
        Raise(new OrderLineRemoved(number));
    }

    public void Discount(decimal percent, string reason)
    {
        RefuseUnlessOpen();
        Refuse.If(percent is <= 0 or > 50, "A discount is more than nothing, and at most half.");
        Raise(new OrderDiscounted(percent, reason));
    }

    public void Pay(Payment payment, Money amount, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        Refuse.If(amount != Total, $"The order costs {Total}.");
        string problem = payment switch
        {
            Payment.Invoice { DaysToPay: > 30 } => "An invoice is due within 30 days.",
            Payment.Voucher voucher when voucher.Amount < amount.Amount => "The voucher does not cover the order.",
            _ => "",
        };
        Refuse.If(problem.Length > 0, problem);
        Raise(new OrderPaid(payment, amount, now));
    }

    public void Ship(string carrier, string trackingNumber, DateTimeOffset now)
    {
        Refuse.If(Status is not OrderStatus.Paid, "An order is shipped once it is paid.");
        int days = ShipTo.Country is "DE" or "AT" ? 2 : 5;
        Raise(new OrderShipped(carrier, trackingNumber, DateOnly.FromDateTime(now.UtcDateTime).AddDays(days)));
    }

    /// <returns>Whether there was anything left to cancel.</returns>
    public bool Cancel(CancelledBy by, string reason)
    {
        if (Status is OrderStatus.Cancelled) return false;

        Refuse.If(Status is OrderStatus.Shipped, "A shipped order is not cancelled, but returned.");
        Raise(new OrderCancelled(by, reason));
        return true;
    }

    private void RefuseUnlessOpen() => Refuse.If(Status is not OrderStatus.Open, "The order is no longer open.");

    private void Apply(in OrderLineAdded e) => Put(new OrderLine(e.Line, e.Sku, e.Quantity, e.UnitPrice));

    private void Apply(in OrderLineRemoved e)
    {
        int number = e.Line;
        _lines.RemoveAll(line => line.Number == number);
        Reckon();
    }

    private void Apply(in OrderDiscounted e)
    {
        _discount = Math.Max(_discount, e.Percent);
        Reckon();
    }

    private void Apply(OrderPaid e) => Status = OrderStatus.Paid;

    private void Apply(in OrderShipped e)
    {
        Status = OrderStatus.Shipped;
        TrackingNumber = e.TrackingNumber;
    }

    private void Apply(in OrderCancelled e) => (Status, CancelReason) = (OrderStatus.Cancelled, e.Reason);

    private void Put(OrderLine line)
    {
        _lines.Add(line);
        LastLine = Math.Max(LastLine, line.Number);
        Reckon();
    }

    private void Reckon()
    {
        Money sum = _lines.Aggregate(Money.Zero(Total.Currency), (total, line) => total + line.Amount);
        Total = sum - sum.Percent(_discount);
    }
}
