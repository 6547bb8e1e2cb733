namespace Foldstream.Generators.Tests.Functional;

/// <summary>A cart in both forms of a record, and programs that use it from three places.</summary>
internal static class CartSource
{
    public const string Events = """
        namespace Shop;

        [Identifier] public readonly partial record struct CartId(Guid Value) : IParsable<CartId>;

        [Event("item-added")] public readonly partial record struct ItemAdded(string Sku, int Quantity);

        [Event("checked-out")] public sealed partial record CheckedOut(DateTimeOffset At);

        [Event("foreign")] public readonly partial record struct Foreign(int By);

        [Event("cart-opened")] public readonly partial record struct CartOpened(string Owner);

        public sealed record CheckOut(int Discount);

        public readonly record struct Empty;
        """;

    public const string Struct = "public readonly partial record struct Cart";

    public const string Class = "public sealed partial record Cart";

    public static string Cart(string declaration) => $$"""
        namespace Shop;

        [Aggregate("cart", Key = typeof(CartId))]
        {{declaration}}(ImmutableArray<string> Skus, int Items, DateTimeOffset? At)
        {
            public static Cart Initial { get; } = new([], 0, null);

            public Cart.Events Add(string sku, int quantity) => [new ItemAdded(sku, quantity)];

            public Events Checkout(DateTimeOffset now) => Items == 0 ? [] : [.. Add("bag", 1), new CheckedOut(now)];

            public Events Single(DateTimeOffset now) => new CheckedOut(now);

            public Events Either(bool first) => first ? new ItemAdded("", 1) : new CheckedOut(default);

            public (Events, int) Count() => ([new ItemAdded("", 1)], Items);

            public static Cart.Events Decide(Cart state, CheckOut command, DecisionContext context) => state.Checkout(context.Now);

            public static Events Decide(in Cart state, in Empty command) => [];

            private Cart Apply(in ItemAdded e) => this with { Items = Items + e.Quantity };

            private static Cart Apply(in Cart cart, CheckedOut e, in EventContext context) => cart with { At = e.At };
        }
        """;

    /// <summary>The record born by an event.</summary>
    public static string Born(string declaration) => $$"""
        namespace Shop;

        [Aggregate("cart", Key = typeof(CartId))]
        {{declaration}}(string Owner, int Items)
        {
            private Cart(in CartOpened e) : this(e.Owner, 0)
            {
            }

            public static CartOpened Open(string owner) => new(owner);

            public Events Add(int quantity) => [new ItemAdded("", quantity)];

            private static Cart Apply(Cart state, in ItemAdded e) => state with { Items = state.Items + e.Quantity };
        }
        """;

    /// <summary>A program in the cart's own namespace.</summary>
    public static string Inside(string body) => Program("", "Shop", body);

    /// <summary>A program elsewhere that imports the cart's namespace.</summary>
    public static string Importing(string body) => Program("using Shop;", "Host", body);

    /// <summary>A program elsewhere that doesn't.</summary>
    public static string Foreign(string body) => Program(
        "using Cart = Shop.Cart; using CartId = Shop.CartId; using ItemAdded = Shop.ItemAdded; using CheckedOut = Shop.CheckedOut; using CheckOut = Shop.CheckOut;", "Host", body);

    private static string Program(string usings, string space, string body) => $$"""
        {{usings}}

        namespace {{space}}
        {
            public static class Program
            {
                public static async Task Run(IRepository<Cart, CartId> carts, CartId id, Cart cart, DateTimeOffset now, CancellationToken token)
                {
                    await Task.Yield();
                    {{body}}
                }

                private static Cart.Events Decision(Cart cart) => [new ItemAdded("", 1)];

                private static Cart.Events InContext(Cart cart, DecisionContext context) => [new CheckedOut(context.Now)];
            }
        }
        """;
}
