using System.Linq;

namespace Shop;

[Identifier]
public readonly partial record struct CartId(string Value) : IParsable<CartId>;

public readonly record struct CartItem(int Quantity, Money Price);

[Event("cart-item-put")]
public readonly partial record struct CartItemPut(Sku Sku, int Quantity, Money Price);

[Event("cart-item-taken-out")]
public readonly partial record struct CartItemTakenOut(Sku Sku);

[Event("cart-coupon-entered")]
public readonly partial record struct CartCouponEntered(string Code);

[Event("cart-checked-out")]
public readonly partial record struct CartCheckedOut(OrderId Order, DateTimeOffset At);

public sealed record CheckOut(OrderId Order);

public sealed record PutItem(Sku Sku, int Quantity, Money Price);

[Aggregate("cart", Key = typeof(CartId))]
public sealed partial record Cart(ImmutableDictionary<Sku, CartItem> Items, ImmutableHashSet<string> Coupons, OrderId? Order)
{
    public static Cart Initial { get; } = new(
        ImmutableDictionary<Sku, CartItem>.Empty,
        ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase),
        Order: null);

    public bool IsCheckedOut => Order is not null;

    public static Events Decide(Cart state, PutItem command)
    {
        Refuse.If(state.IsCheckedOut, "The cart is checked out.");
        Refuse.If(command.Quantity < 1, "At least one piece goes into the cart.");
        return new CartItemPut(command.Sku, command.Quantity, command.Price);
    }

    public static Events Decide(Cart state, CheckOut command, DecisionContext context)
    {
        if (state.Order == command.Order) return [];

        Refuse.If(state.IsCheckedOut, "The cart is checked out.");
        Refuse.If(state.Items.IsEmpty, "An empty cart is not checked out.");
        return new CartCheckedOut(command.Order, context.Now);
    }

    public Events Enter(string coupon)
        => Coupons.Contains(coupon) ? [] : [new CartCouponEntered(coupon.Trim().ToUpperInvariant())];

    public Events TakeOut(params IEnumerable<Sku> skus)
        => [.. from sku in skus where Items.ContainsKey(sku) select new CartItemTakenOut(sku)];

    public IEnumerable<PlacedLine> ToLines() => Items.OrderBy(item => item.Key.Value, StringComparer.Ordinal).Select(item => new PlacedLine(item.Key, item.Value.Quantity, item.Value.Price));

    private Cart Apply(in CartItemPut e)
    {
        CartItem item = Items.TryGetValue(e.Sku, out CartItem there)
            ? there with { Quantity = there.Quantity + e.Quantity, Price = e.Price }
            : new CartItem(e.Quantity, e.Price);
        return this with { Items = Items.SetItem(e.Sku, item) };
    }

    private Cart Apply(in CartItemTakenOut e) => this with { Items = Items.Remove(e.Sku) };

    private Cart Apply(in CartCouponEntered e) => this with { Coupons = Coupons.Add(e.Code) };

    private Cart Apply(in CartCheckedOut e) => this with { Order = e.Order };
}
