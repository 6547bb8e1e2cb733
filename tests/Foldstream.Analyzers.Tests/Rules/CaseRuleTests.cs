namespace Foldstream.Analyzers.Tests.Rules;

public sealed class CaseRuleTests
{
    [Fact]
    public Task Cases_beside_their_base_and_inside_it_are_in_order() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Payment A, Payment? B, ImmutableArray<Payment> C, Line D, Fee F, Cash G);

        public sealed record Line(Payment? By);
        public abstract partial record Payment(decimal Fee)
        {
            private protected Payment() : this(0) { }
            public abstract string Label { get; init; }
            public decimal Twice => Fee * 2;
            [Case(int.MaxValue)] public sealed record Inner(string Label, decimal Fee) : Payment(Fee);
        }
        [Case(0)] public sealed partial record Card(string Label, DateOnly Expires, decimal Fee) : Payment(Fee) { public int? Floor { get; init; } }
        [Case(7)] public sealed record Cash(string Label) : Payment(0m);
        public static class Fees
        {
            public abstract record None;
        }
        public abstract record Fee { [Case(1)] public sealed record Free : Fee; [Case(2)] internal sealed record Flat(int Cents) : Fee; }
        """);

    [Fact]
    public Task An_abstract_record_without_cases_has_no_wire_form() => Verify.Message(
        """
        [Event("e")] public sealed partial record E({|#0:Payment|} X);
        public abstract record Payment;
        public sealed record Card(string Number) : Payment;
        """,
        "FOLD104",
        "'X' of event 'E' is of type 'Payment', which has no wire form. Give each sealed record that derives from it a number with [Case], and declare it in the same namespace.");

    [Fact]
    public Task A_generic_base_has_no_wire_form() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E({|FOLD104:Payment<int>|} X);
        public abstract record Payment<T>;
        [Case({|FOLD115:1|})] public sealed record Card(string Number) : Payment<int>;
        """);

    [Theory]
    [InlineData("public sealed record {|#0:Cheque|}(int Number) : Payment;", "Give it [Case] with a number that no other case has")]
    [InlineData("public abstract record {|#0:Cheque|} : Payment;", "Derive the cases from 'Payment' itself")]
    [InlineData("namespace Elsewhere { public sealed record {|#0:Cheque|} : Payment; }", "Declare it as a case inside 'Payment' or beside it, in the same namespace of the same assembly")]
    public Task A_derived_record_without_a_number_is_reported(string cheque, string advice) => Verify.Message(
        $$"""
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment;
        [Case(1)] public sealed record Card(string Number) : Payment;
        {{cheque}}
        """,
        "FOLD112",
        $"'Cheque' derives from 'Payment', whose cases have numbers, and has none: an event could not hold it. {advice}.");

    [Fact]
    public Task A_record_whose_siblings_have_no_numbers_is_no_case() => Verify.Diagnostics("""
        public abstract record Shape;
        public sealed record Circle : Shape;
        public record Square : Shape;
        """);

    [Theory]
    [InlineData("public sealed record Card({|#0:ImmutableQueue<int>|} A) : Payment;", "'A' is of type 'ImmutableQueue<int>', which has no wire form", "Use 'ImmutableArray<int>'")]
    [InlineData("public sealed record Card({|#0:Basket|} A) : Payment;", "'A.Numbers' is of type 'ImmutableQueue<int>', which has no wire form", "Use 'ImmutableArray<int>'")]
    [InlineData("public sealed record Card({|#0:Payment|} A) : Payment;", "'A' is of type 'Payment', which has no wire form", "A record that holds itself has no bounded size; hold an identifier of the other one instead")]
    [InlineData("public sealed record Card(ImmutableArray<int> B, {|#0:Box|} A) : Payment;", "'A.Inner' is of type 'Payment', which has no wire form", "A record that holds itself has no bounded size; hold an identifier of the other one instead")]
    [InlineData("public record {|#0:Card|}(int A) : Payment;", "it is not sealed", "Add 'sealed'")]
    [InlineData("public abstract record {|#0:Card|}(int A) : Payment;", "it is abstract", "Replace 'abstract' by 'sealed', and derive the cases from 'Payment' itself")]
    [InlineData("public sealed record {|#0:Card|}<T>(int A) : Payment;", "it is generic", "Declare it where the events that hold it can name it")]
    [InlineData("public sealed record {|#0:Card|} : Payment { public Card(int a) { } }", "it has no primary constructor", "State its members in one")]
    [InlineData("public sealed record {|#0:Card|}(int A) : Payment { public int B { get; set; } }", "'B' would not come back as it was", "Make it a parameter of the primary constructor")]
    public Task A_case_without_a_wire_form_is_reported_where_it_stands(string card, string cause, string advice) => Verify.Message(
        $$"""
        [Event("e")] public sealed partial record E(Payment X, ImmutableArray<Payment> Y);
        public abstract record Payment;
        public sealed record Basket(string Name, ImmutableQueue<int> Numbers);
        public sealed record Box(Payment? Inner);
        [Case(1)] {{card}}
        """,
        "FOLD113",
        $"'Card' can't be stored as a case: {cause}. {advice}.");

    [Fact]
    public Task State_of_the_base_that_no_case_passes_on_is_reported() => Verify.Message(
        """
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment { public string? Note { get; init; } }
        [Case(1)] public sealed record {|#0:Card|}(string Number) : Payment;
        """,
        "FOLD113",
        "'Card' can't be stored as a case: 'Note' is inherited and would not be stored. Make it a parameter of 'Payment', and of 'Card', which passes it on.");

    [Fact]
    public Task A_case_that_only_its_base_can_name_is_reported() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment { [Case(1)] private sealed record {|FOLD113:Card|}(string Number) : Payment; }
        """);

    [Theory]
    [InlineData("-1", "-1 is not from 0 to 2147483647")]
    [InlineData("int.MinValue", "-2147483648 is not from 0 to 2147483647")]
    public Task A_number_below_zero_is_reported(string number, string reason) => Verify.Message(
        $$"""
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment;
        [Case({|#0:{{number}}|})] public sealed record Card(string Number) : Payment;
        """,
        "FOLD114",
        $"'Card' is not distinct from the other cases: {reason}. Give it one that no other case has, and that no removed case had.");

    [Fact]
    public Task Two_cases_of_one_number_or_one_name_are_both_reported() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment { [Case({|FOLD114:3|})] public sealed record Cash : Payment; }
        [Case({|FOLD114:1|})] public sealed record Card : Payment;
        [Case({|FOLD114:1|})] public sealed record Transfer : Payment;
        [Case({|FOLD114:2|})] public sealed record Cash : Payment;
        [Case(4)] public sealed record Cheque : Payment;
        """);

    [Theory]
    [InlineData("[Case({|#0:1|})] public sealed record Card;", "it derives from no abstract record")]
    [InlineData("[Case({|#0:1|})] public sealed class Card;", "it derives from no abstract record")]
    [InlineData("[Case({|#0:1|})] public sealed record Card : Payment; public record Payment;", "'Payment' is not abstract")]
    [InlineData("namespace Elsewhere { [Case({|#0:1|})] public sealed record Card : Payment; } public abstract record Payment;", "'Payment' stands in another namespace or type")]
    [InlineData("public static class Cases { [Case({|#0:1|})] public sealed record Card : Payment; } public abstract record Payment;", "'Payment' stands in another namespace or type")]
    public Task A_case_without_a_hierarchy_is_reported(string source, string reason) => Verify.Message(
        source,
        "FOLD115",
        $"'Card' can't be a case: {reason}. Derive it from an abstract record, and declare it inside that one or beside it, in the same namespace of the same assembly.");

    [Fact]
    public Task A_base_that_is_not_abstract_is_reported_at_the_case_alone() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Payment X);
        public record Payment;
        [Case({|FOLD115:1|})] public sealed record Card(string Number) : Payment;
        """);

    [Fact]
    public Task A_hierarchy_of_another_assembly_is_closed_there() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            namespace Shop;
            public abstract record Payment(decimal Fee) { [Case(2)] public sealed record Cash(decimal Fee) : Payment(Fee); }
            [Case(1)] public sealed record Card(string Number, decimal Fee) : Payment(Fee);
            public abstract record Hidden;
            [Case(1)] internal sealed record Secret(string Number) : Hidden;
            public abstract record Stateful { public string? Note { get; init; } }
            [Case(1)] public sealed record Noted(string Number) : Stateful;
            """),
        """
        namespace Shop
        {
            [Event("e")] public sealed partial record E(Payment A, Payment? B, {|FOLD104:Hidden|} C, {|FOLD104:Stateful|} D);
            [Case({|FOLD115:3|})] public sealed record Cheque() : Payment(0m);
            public sealed record {|FOLD112:Voucher|}() : Payment(0m);
        }
        """);
}
