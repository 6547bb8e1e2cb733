using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Functional;

[Identifier]
public readonly partial record struct CartId(Guid Value) : IParsable<CartId>;

[Event("item-added")]
public readonly partial record struct ItemAdded(string Sku, int Quantity, decimal Price);

[Event("item-noted")]
public sealed partial record ItemNoted(string Author, string? Note);

[Event("checked-out")]
public readonly partial record struct CheckedOut(DateTimeOffset At);

[Event("cart-viewed")]
public readonly partial record struct CartViewed(string By);

/// <summary>An event whose fold fails when told to.</summary>
[Event("cart-poisoned")]
public readonly partial record struct CartPoisoned(string How);

/// <summary>A command.</summary>
public sealed record CheckOut(string By);

/// <summary>A command that is a struct and needs nothing of its context.</summary>
public readonly record struct AddItems(string Sku, int Quantity);

/// <summary>A state that is a struct: nothing but what the user wrote.</summary>
[Aggregate("cart", Key = typeof(CartId))]
[Ignores<CartViewed>]
public readonly partial record struct Cart(ImmutableArray<string> Skus, int Items, decimal Total, string LastNote, DateTimeOffset? CheckedOutAt, string LastContext)
{
    public static Cart Initial { get; } = new([], 0, 0m, "", null, "");

    public Cart.Events Add(string sku, int quantity, decimal price = 1m)
    {
        Refuse.If(CheckedOutAt is not null, "The cart is checked out.");
        return quantity == 0 ? [] : [new ItemAdded(sku, quantity, price)];
    }

    public Events Note(string note) => new ItemNoted("anna", note);

    public Events Poison(string how) => new CartPoisoned(how);

    public (Events, int) Reserve(int quantity) => ([.. Add("reserved", quantity)], Items + quantity);

    public static Cart.Events Decide(Cart state, CheckOut command, DecisionContext context)
    {
        Refuse.If(state.Items == 0, "There is nothing to check out.");
        return [new ItemNoted(command.By, "bye"), new CheckedOut(context.Now)];
    }

    public static Events Decide(in Cart state, in AddItems command) => state.Add(command.Sku, command.Quantity);

    private Cart Apply(in ItemAdded e) => this with { Items = Items + e.Quantity, Total = Total + (e.Quantity * e.Price) };

    private static Cart Apply(Cart state, ItemNoted e) => state with { LastNote = e.Note ?? "" };

    private static Cart Apply(in Cart state, in CheckedOut e, in EventContext context)
        => state with { CheckedOutAt = e.At, LastContext = $"{context.Stream} {context.Version} {context.AppendId} {context.Time:O} {context.Metadata.Actor}" };

    private Cart Apply(in CartPoisoned e) => e.How == "throw" ? throw new KeyNotFoundException("poisoned") : this with { LastNote = e.How };
}

/// <summary>The streams of <see cref="Cart"/>, with every event escaping, so that all members are decoded.</summary>
[Aggregate("cart", Key = typeof(CartId))]
[Ignores<CartViewed>]
public readonly partial record struct UnprunedCart(int Items, decimal Total, string LastNote, DateTimeOffset? CheckedOutAt)
{
    private static readonly UnprunedCart Initial = new(0, 0m, "", null);

    private static UnprunedCart Apply(UnprunedCart state, in ItemAdded e) => See(e) with { Items = state.Items + e.Quantity, Total = state.Total + (e.Quantity * e.Price), LastNote = state.LastNote, CheckedOutAt = state.CheckedOutAt };

    private UnprunedCart Apply(ItemNoted e)
    {
        See(e);
        return this with { LastNote = e.Note ?? "" };
    }

    private UnprunedCart Apply(in CheckedOut e)
    {
        See(e);
        return this with { CheckedOutAt = e.At };
    }

    private UnprunedCart Apply(in CartPoisoned e)
    {
        See(e);
        return this with { LastNote = e.How };
    }

    private static UnprunedCart See<TEvent>(TEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Initial;
    }
}
