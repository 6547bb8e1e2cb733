namespace Foldstream.Generators.Tests;

/// <summary>Projects that several tests use.</summary>
internal static class Sources
{
    public const string OrderId = """
        namespace Shop;

        [Identifier]
        public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;
        """;

    public const string OrderPlaced = """
        namespace Shop;

        public enum Currency { EUR = 1, USD = 2 }

        [Event("order-placed")]
        public readonly partial record struct OrderPlaced(Guid CustomerId, Currency Currency);
        """;

    public const string OrderLineAdded = """
        namespace Shop;

        [Event("order-line-added")]
        public readonly partial record struct OrderLineAdded(string Sku, int Quantity, decimal UnitPrice);
        """;

    public const string OrderViewed = """
        namespace Shop;

        [Event("order-viewed")]
        public sealed partial record OrderViewed(string By);
        """;

    /// <summary>A closed hierarchy.</summary>
    public const string Payment = """
        namespace Shop;

        public abstract partial record Payment { private protected Payment() { } }

        [Case(1)]
        public sealed partial record Card(string Number, DateOnly Expires) : Payment
        {
            public bool IsLong => Number.Length > 4;
        }

        [Case(2)]
        public sealed partial record Transfer(string Iban) : Payment;
        """;

    /// <summary>An event that holds a <see cref="Payment"/>.</summary>
    public const string OrderPaid = """
        namespace Shop;

        [Event("order-paid")]
        public readonly partial record struct OrderPaid(decimal Amount, Payment By, Payment? Failed = null);
        """;

    public const string Order = """
        namespace Shop;

        [Aggregate("order", Key = typeof(OrderId))]
        [Ignores<OrderViewed>]
        public sealed partial class Order
        {
            private Order(in OrderPlaced e) => Currency = e.Currency;

            public Currency Currency { get; }

            public decimal Total { get; private set; }

            public void Add(string sku, int quantity, decimal unitPrice) => Raise(new OrderLineAdded(sku, quantity, unitPrice));

            private void Apply(in OrderLineAdded e) => Total += e.Quantity * e.UnitPrice;
        }
        """;

    /// <summary>A subscription of the order, with a handler of each kind.</summary>
    public const string Billing = """
        namespace Shop;

        public sealed class Ledger
        {
            public void Open(Guid customer) { }

            public Task AddAsync(decimal amount, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        [Subscription("billing", Of = typeof(Order), Shards = 64, OnFailure = FailureAction.Park)]
        [Ignores<OrderViewed>]
        public sealed partial class Billing(Ledger ledger)
        {
            private void Handle(in OrderPlaced e, HandlerContext context)
            {
                if (context.Attempt == 1) ledger.Open(e.CustomerId);
            }

            private Task HandleAsync(OrderLineAdded e, CancellationToken cancellationToken) => ledger.AddAsync(e.Quantity * e.UnitPrice, cancellationToken);
        }
        """;

    /// <summary>A small project: an identifier, three events and an aggregate, each in a file of its own.</summary>
    public static string[] Shop => [OrderId, OrderPlaced, OrderLineAdded, OrderViewed, Order];

    /// <summary>The same with a subscription.</summary>
    public static string[] SubscribedShop => [.. Shop, Billing];
}
