namespace Foldstream.Analyzers.Tests.Rules;

public sealed class ExampleTests
{
    [Fact]
    public Task The_example_of_the_architecture_has_no_diagnostics() => Verify.DiagnosticsWithGenerators("""
        namespace Shop;

        [Identifier] public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;

        public enum Currency { EUR = 1, USD = 2 }

        public enum OrderStatus { None, Open, Paid }

        [Event("order-placed")]
        public readonly partial record struct OrderPlaced(Guid CustomerId, Currency Currency);

        [Event("order-line-added")]
        public readonly partial record struct OrderLineAdded(string Sku, int Quantity, decimal UnitPrice);

        [Event("order-viewed")]
        public sealed partial record OrderViewed(string? By, DateTimeOffset At);

        [Aggregate("order", Key = typeof(OrderId))]
        [Ignores<OrderViewed>, Ignores("order-printed")]
        public sealed partial class Order
        {
            private Order(in OrderPlaced e) { Customer = e.CustomerId; Status = OrderStatus.Open; }

            public Guid Customer { get; }
            public OrderStatus Status { get; private set; }
            public decimal Total { get; private set; }

            public static OrderPlaced Place(Guid customer, Currency currency) => new(customer, currency);

            public void Add(string sku, int quantity, decimal unitPrice)
            {
                Refuse.If(Status is not OrderStatus.Open, "An order takes lines only while it is open.");
                Raise(new OrderLineAdded(sku, quantity, unitPrice));
            }

            private void Apply(in OrderLineAdded e) => Total += e.Quantity * e.UnitPrice;
        }
        """);

    [Fact]
    public Task What_a_generator_writes_beside_it_changes_no_verdict() => Verify.DiagnosticsWithGenerated(
        """
        [Event("placed")] public sealed partial record Placed(int A);
        [Aggregate("order")] public sealed partial class {|FOLD209:Order|} { private Order(int a) { } }
        [Aggregate("cart"), Ignores<Placed>] public sealed partial class Cart;
        """,
        """
        partial class Order { private Order() { } }
        partial class Cart { private void Apply(in Placed e) { } }
        """);

    [Fact]
    public Task What_only_a_generator_writes_is_invisible_to_ours_and_says_so() => Verify.DiagnosticsWithGenerated(
        """
        [Event("placed")] public sealed partial record Placed({|FOLD104:Colour|} A);
        [Aggregate("order")] public sealed partial class Order { private void {|FOLD205:Apply|}(Painted e) { } }
        """,
        """
        public enum Colour { Red }
        [Event("painted")] public sealed partial record Painted(int A);
        """);
}
