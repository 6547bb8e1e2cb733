namespace Foldstream.Generated.Tests.Shop;

[Identifier]
public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;

public enum Currency
{
    EUR = 1,
    USD = 2,
}

public enum OrderStatus
{
    Open,
    Paid,
}

[Event("order-placed")]
public readonly partial record struct OrderPlaced(Guid CustomerId, Currency Currency);

[Event("order-line-added")]
public readonly partial record struct OrderLineAdded(string Sku, int Quantity, decimal UnitPrice);

[Event("order-noted")]
public sealed partial record OrderNoted(string Author, string? Note);

[Event("order-paid")]
public readonly partial record struct OrderPaid(DateTime At);

[Event("order-viewed")]
public readonly partial record struct OrderViewed(string By);

[Aggregate("order", Key = typeof(OrderId))]
[Ignores<OrderViewed>]
public sealed partial class Order
{
    private Order(in OrderPlaced e)
    {
        Customer = e.CustomerId;
        Currency = e.Currency;
        Status = OrderStatus.Open;
    }

    public Guid Customer { get; }

    public Currency Currency { get; }

    public OrderStatus Status { get; private set; }

    public decimal Total { get; private set; }

    public int Lines { get; private set; }

    public string LastNote { get; private set; } = "";

    public DateTime PaidAt { get; private set; }

    public long PaidVersion { get; private set; }

    public DateTimeOffset PaidTime { get; private set; }

    public static OrderPlaced Place(Guid customer, Currency currency) => new(customer, currency);

    public void Add(string sku, int quantity, decimal unitPrice)
    {
        Refuse.If(Status is not OrderStatus.Open, "An order takes lines only while it is open.");
        Raise(new OrderLineAdded(sku, quantity, unitPrice));
    }

    public void Note(string author, string? note) => Raise(new OrderNoted(author, note));

    public void Pay(DateTime at) => Raise(new OrderPaid(at));

    private void Apply(in OrderLineAdded e)
    {
        Total += e.Quantity * e.UnitPrice;
        Lines++;
    }

    private void Apply(OrderNoted e) => LastNote = e.Note ?? "";

    private void Apply(in OrderPaid e, in EventContext context)
    {
        Status = OrderStatus.Paid;
        PaidAt = e.At;
        PaidVersion = context.Version;
        PaidTime = context.Time;
    }
}
