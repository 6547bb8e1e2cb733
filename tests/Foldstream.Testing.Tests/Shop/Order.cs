using System.Collections.Immutable;

namespace Foldstream.Testing.Tests.Shop;

[Identifier]
public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;

public enum OrderStatus
{
    Open = 0,
    Paid = 1,
    Shipped = 2,
}

[Event("order-placed")]
public readonly partial record struct OrderPlaced(string Customer);

[Event("order-line-added")]
public readonly partial record struct OrderLineAdded(int Line, string Sku, int Quantity, ImmutableArray<string> Labels = default);

[Event("order-paid")]
public readonly partial record struct OrderPaid(decimal Amount);

[Event("order-shipped")]
public readonly partial record struct OrderShipped(DateTimeOffset At, string? By);

[Event("order-viewed")]
public readonly partial record struct OrderViewed(string By);

/// <summary>An aggregate that is a class and born by an event.</summary>
[Aggregate("order", Key = typeof(OrderId))]
[Ignores<OrderViewed>]
public sealed partial class Order
{
    private Order(in OrderPlaced e) => Customer = e.Customer;

    public string Customer { get; }

    public OrderStatus Status { get; private set; }

    public int Lines { get; private set; }

    public ImmutableArray<string> Labels { get; private set; } = [];

    public string Seen { get; private set; } = "";

    public static OrderPlaced Place(string customer) => new(customer);

    public int AddLine(string sku, int quantity, params ImmutableArray<string> labels)
    {
        Refuse.If(Status is not OrderStatus.Open, "An order takes lines only while it is open.");
        Raise(new OrderLineAdded(Lines + 1, sku, quantity, labels));
        return Lines;
    }

    public void Pay(decimal amount) => Raise(new OrderPaid(amount));

    public void Ship(DateTimeOffset at, string? by = null)
    {
        Refuse.If(Status is not OrderStatus.Paid, "An order is shipped once it is paid.");
        Raise(new OrderShipped(at, by));
    }

    public void Touch()
    {
    }

    public void Break() => throw new InvalidOperationException("The order is broken.");

    private void Apply(in OrderLineAdded e)
    {
        Lines = e.Line;
        Labels = e.Labels.IsDefault ? [] : e.Labels;
    }

    private void Apply(in OrderPaid e)
    {
        if (e.Amount < 0)
        {
#pragma warning disable FOLD224 // A scenario must be able to say which fold failed.
            throw new ArgumentException("An amount is not negative.");
#pragma warning restore FOLD224
        }

        Status = OrderStatus.Paid;
    }

    private void Apply(in OrderShipped e, in EventContext context)
    {
        Status = OrderStatus.Shipped;
        Seen = $"{context.Version} {context.Time:O} {context.AppendId} {context.Metadata.Actor} {context.Metadata.CorrelationId} {context.Metadata.Headers.Count}";
    }
}

[Event("tallied")]
public readonly partial record struct Tallied(int By);

/// <summary>An aggregate that is a class and has a state before its first event.</summary>
[Aggregate("counter")]
public sealed partial class Counter
{
    public int Value { get; private set; }

    public int Count(int by)
    {
        Raise(new Tallied(by));
        return Value;
    }

    private void Apply(in Tallied e) => Value += e.By;
}
