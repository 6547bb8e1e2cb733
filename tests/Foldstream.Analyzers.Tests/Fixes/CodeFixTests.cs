namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class CodeFixTests
{
    [Fact]
    public Task Two_attributes_of_one_list_are_both_removed() => Verify.Fix(
        """
        [Event("a-one")] public sealed partial record AOne(int N);
        [Event("a-two")] public sealed partial record ATwo(int N);
        [Aggregate("aa"), Ignores<{|FOLD208:AOne|}>, Ignores<{|FOLD208:ATwo|}>]
        public sealed partial class Aa
        {
            private void Apply(AOne e) { }
            private void Apply(ATwo e) { }
        }
        """,
        """
        [Event("a-one")] public sealed partial record AOne(int N);
        [Event("a-two")] public sealed partial record ATwo(int N);
        [Aggregate("aa")]
        public sealed partial class Aa
        {
            private void Apply(AOne e) { }
            private void Apply(ATwo e) { }
        }
        """);

    [Fact]
    public Task Partial_is_added_to_the_type_and_to_the_types_around_it() => Verify.Fix(
        """
        public static class Orders
        {
            /// <summary>An order was placed.</summary>
            [Event("order-placed")]
            public sealed record {|FOLD101:OrderPlaced|}(Guid CustomerId);

            [Event("order-paid")]
            public readonly record struct {|FOLD101:OrderPaid|}(decimal Amount);
        }

        [Aggregate("order")]
        sealed class {|FOLD201:Order|} { }

        [Identifier]
        readonly record struct {|FOLD121:OrderId|}(int Value);
        """,
        """
        public static partial class Orders
        {
            /// <summary>An order was placed.</summary>
            [Event("order-placed")]
            public sealed partial record OrderPlaced(Guid CustomerId);

            [Event("order-paid")]
            public readonly partial record struct OrderPaid(decimal Amount);
        }

        [Aggregate("order")]
        sealed partial class Order { }

        [Identifier]
        readonly partial record struct OrderId(int Value);
        """);

    [Fact]
    public Task A_record_is_sealed_and_a_record_struct_made_readonly() => Verify.Fix(
        """
        [Event("a")]
        public partial record {|FOLD102:A|}(int X);

        [Event("b")]
        partial record struct {|FOLD102:B|}(int X);

        [Identifier]
        public partial record struct {|FOLD122:Id|}(int Value);
        """,
        """
        [Event("a")]
        public sealed partial record A(int X);

        [Event("b")]
        readonly partial record struct B(int X);

        [Identifier]
        public readonly partial record struct Id(int Value);
        """);

    [Fact]
    public Task An_aggregate_that_is_a_record_is_made_a_value() => Verify.Fix(
        """
        [Aggregate("a")]
        public partial record {|FOLD202:A|}(int X)
        {
            public static A Initial => new(0);
        }

        [Aggregate("b")]
        internal partial record struct {|FOLD202:B|}(int X)
        {
            public static B Initial => default;
        }
        """,
        """
        [Aggregate("a")]
        public sealed partial record A(int X)
        {
            public static A Initial => new(0);
        }

        [Aggregate("b")]
        internal readonly partial record struct B(int X)
        {
            public static B Initial => default;
        }
        """);

    [Fact]
    public Task A_setter_of_a_record_becomes_init() => Verify.Fix(
        """
        [Aggregate("a")]
        public sealed partial record A(int X)
        {
            public static A Initial => new(0);

            public int {|FOLD211:Y|} { get; set; }
        }
        """,
        """
        [Aggregate("a")]
        public sealed partial record A(int X)
        {
            public static A Initial => new(0);

            public int Y { get; init; }
        }
        """);

    [Theory]
    [InlineData("public sealed partial class {|FOLD102:E|};")]
    [InlineData("public abstract partial record {|FOLD102:E|}(int A);")]
    public Task What_has_no_one_right_answer_has_no_fix(string declaration) => Verify.NoFix("[Event(\"e\")] " + declaration);

    [Fact]
    public Task A_setter_becomes_init() => Verify.Fix(
        """
        [Event("e")]
        public sealed partial record E
        {
            public int {|FOLD103:A|} { get; set; }

            public string? {|FOLD103:B|} { get; private set; } = "b";
        }
        """,
        """
        [Event("e")]
        public sealed partial record E
        {
            public int A { get; init; }

            public string? B { get; private init; } = "b";
        }
        """);

    [Theory]
    [InlineData("OrderPlaced", "order-placed")]
    [InlineData("orderPlaced", "order-placed")]
    [InlineData("order_placed", "order-placed")]
    [InlineData("Order Placed ", "order-placed")]
    [InlineData("shop.order.placed", "shop-order-placed")]
    [InlineData("VATChanged", "vat-changed")]
    [InlineData("Order2Placed", "order2-placed")]
    public Task A_name_is_written_in_kebab_case(string written, string name) => Verify.Fix(
        $$"""[Event({|FOLD107:"{{written}}"|})] public sealed partial record E;""",
        $$"""[Event("{{name}}")] public sealed partial record E;""");

    [Fact]
    public Task All_names_are_written_in_kebab_case() => Verify.Fix(
        """
        [Event({|FOLD107:"OrderPlaced"|}, Version = 2)] public sealed partial record A;
        [Event({|FOLD107:"OrderPaid"|})] public sealed partial record B;
        [Aggregate({|FOLD203:"Order"|})] public sealed partial class C;
        """,
        """
        [Event("order-placed", Version = 2)] public sealed partial record A;
        [Event("order-paid")] public sealed partial record B;
        [Aggregate("order")] public sealed partial class C;
        """);

    [Theory]
    [InlineData("""[Event({|FOLD107:"123"|})] public sealed partial record E;""")]
    [InlineData("""[Event({|FOLD107:"ausgelöst"|})] public sealed partial record E;""")]
    [InlineData("""[Event({|FOLD107:Names.E|})] public sealed partial record E; static class Names { public const string E = "E"; }""")]
    public Task A_name_that_can_not_be_derived_is_left_to_the_author(string source) => Verify.NoFix(source);

    [Fact]
    public Task A_name_that_is_missing_is_derived_from_the_type() => Verify.Fix(
        """
        [{|FOLD107:Event|}] public sealed partial record OrderPlaced;
        [Obsolete, {|FOLD107:Event()|}] public sealed partial record OrderPaidEvent;
        [{|FOLD107:Event(Version = 2)|}] public sealed partial record Event;
        [Event({|FOLD107:""|})] public sealed partial record VATChanged;
        [{|FOLD203:Aggregate|}] public sealed partial class OrderAggregate { }
        [{|FOLD203:Aggregate(Key = typeof(Guid))|}] public sealed partial class Cart { }
        """,
        """
        [Event("order-placed")] public sealed partial record OrderPlaced;
        [Obsolete, Event("order-paid")] public sealed partial record OrderPaidEvent;
        [Event("event", Version = 2)] public sealed partial record Event;
        [Event("vat-changed")] public sealed partial record VATChanged;
        [Aggregate("order")] public sealed partial class OrderAggregate { }
        [Aggregate("cart", Key = typeof(Guid))] public sealed partial class Cart { }
        """);

    [Fact]
    public Task A_case_without_a_number_gets_one_of_its_own() => Verify.Fix(
        """
        public abstract record Payment;
        [Case(3)] public sealed record Card(string Number) : Payment;
        /// <summary>A cheque.</summary>
        public sealed record {|FOLD112:Cheque|}(int Number) : Payment;
        public sealed record {|FOLD112:Voucher|}(int Number) : Payment;
        """,
        """
        public abstract record Payment;
        [Case(3)] public sealed record Card(string Number) : Payment;
        /// <summary>A cheque.</summary>
        [Case(4)] public sealed record Cheque(int Number) : Payment;
        [Case(5)] public sealed record Voucher(int Number) : Payment;
        """);

    [Fact]
    public Task A_case_is_sealed() => Verify.Fix(
        """
        public abstract record Payment;
        [Case(3)] public record {|FOLD113:Card|}(string Number) : Payment;
        """,
        """
        public abstract record Payment;
        [Case(3)] public sealed record Card(string Number) : Payment;
        """);
}
