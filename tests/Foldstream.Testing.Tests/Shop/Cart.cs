using System.Collections.Immutable;

namespace Foldstream.Testing.Tests.Shop;

[Event("item-added")]
public readonly partial record struct ItemAdded(string Sku);

[Event("checked-out")]
public readonly partial record struct CheckedOut(DateTimeOffset At);

public sealed record CheckOut(string Voucher);

/// <summary>An aggregate that is a value: its decisions return the events.</summary>
[Aggregate("cart", Key = typeof(int))]
public readonly partial record struct Cart(ImmutableArray<string> Items, bool IsClosed)
{
    public static Cart Initial => new([], false);

    public static Events Decide(Cart state, CheckOut command, DecisionContext context)
    {
        Refuse.If(state.Items.IsEmpty, "An empty cart is not checked out.");
        return [new ItemAdded(command.Voucher), new CheckedOut(context.Now)];
    }

    public Events Add(string sku) => IsClosed ? [] : new ItemAdded(sku);

    public (Events Events, int Value) AddCounted(string sku) => (new ItemAdded(sku), Items.Length + 1);

    public Cart Apply(in ItemAdded e) => this with { Items = Items.Add(e.Sku) };

    public Cart Apply(in CheckedOut e) => this with { IsClosed = true };
}
