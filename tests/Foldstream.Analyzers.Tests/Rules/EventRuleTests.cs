namespace Foldstream.Analyzers.Tests.Rules;

public sealed class EventRuleTests
{
    [Fact]
    public Task An_event_must_be_partial() => Verify.Diagnostics("""
        [Event("order-placed")]
        public sealed record {|FOLD101:OrderPlaced|}(Guid CustomerId);
        """);

    [Fact]
    public Task The_types_around_an_event_must_be_partial() => Verify.Message("""
        public static class Orders
        {
            public partial class Events
            {
                [Event("order-placed")]
                public sealed record {|#0:OrderPlaced|}(Guid CustomerId);
            }
        }
        """,
        "FOLD101",
        "Event 'OrderPlaced' is completed by the generator. Add 'partial' to 'OrderPlaced' and 'Orders'.");

    [Theory]
    [InlineData("public partial record {|FOLD102:E|}(int A);")]
    [InlineData("public abstract partial record {|FOLD102:E|}(int A);")]
    [InlineData("public partial record struct {|FOLD102:E|}(int A);")]
    [InlineData("public sealed partial class {|FOLD102:E|};")]
    [InlineData("public readonly partial struct {|FOLD102:E|};")]
    public Task An_event_must_be_a_sealed_record_or_a_readonly_record_struct(string declaration)
        => Verify.Diagnostics("[Event(\"e\")] " + declaration);

    [Theory]
    [InlineData("public sealed partial record E(int A);")]
    [InlineData("public readonly partial record struct E(int A);")]
    [InlineData("internal sealed partial record E;")]
    [InlineData("public sealed partial record class E { public required int A { get; init; } }")]
    [InlineData("public sealed partial record E(int A) { public int Twice => A * 2; public static int Count; public const int Max = 3; }")]
    [InlineData("public sealed partial record E(string A) { public string Upper { get; } = A.ToUpperInvariant(); private readonly int _length = A.Length; }")]
    [InlineData("public sealed partial record E(int A) { public int A { get; } = A; }")]
    [InlineData("public sealed partial record E(int A) { public E() : this(1) { } }")]
    [InlineData("public sealed partial record E { public E() { } public int A { get; init; } }")]
    [InlineData("public sealed partial record E(int A); public sealed partial record E { public int Twice => A * 2; }")]
    [InlineData("public sealed partial record E(int A) : Fact; public abstract record Fact;")]
    public Task An_honest_event_is_left_alone(string declaration) => Verify.Diagnostics("[Event(\"e\")] " + declaration);

    [Theory]
    [InlineData("public int {|FOLD103:B|} { get; set; }")]
    [InlineData("public int {|FOLD103:B|} { get; private set; }")]
    [InlineData("public int {|FOLD103:B|} { get => A; set => Console.Write(value); }")]
    [InlineData("public int {|FOLD103:B|};")]
    [InlineData("private int {|FOLD103:_b|}, {|FOLD103:_c|};")]
    public Task A_member_must_not_be_settable(string member)
        => Verify.Diagnostics($$"""[Event("e")] public sealed partial record E(int A) { {{member}} }""");

    [Fact]
    public Task A_settable_member_of_another_part_is_seen() => Verify.Diagnostics(
        """[Event("e")] public sealed partial record E(int A);""",
        "partial record E { public int {|FOLD103:B|} { get; set; } }");

    [Fact]
    public Task Serialised_members_must_stand_in_one_part() => Verify.Diagnostics(
        """[Event("e")] public sealed partial record E(int A) { public int B { get; init; } }""",
        "partial record E { public int {|FOLD106:C|} { get; init; } public int Sum => A + C; }");

    [Theory]
    [InlineData("public int {|FOLD110:B|} { get; }")]
    [InlineData("public readonly int {|FOLD110:B|};")]
    public Task State_that_only_a_constructor_sets_would_be_lost(string member)
        => Verify.Diagnostics($$"""[Event("e")] public sealed partial record E(int A) { {{member}} public E(int a, int b) : this(a) => B = b; }""");

    [Theory]
    [InlineData("public abstract record Fact { public DateTimeOffset At { get; init; } }")]
    [InlineData("public abstract record Fact { public DateTimeOffset At { get; set; } }")]
    public Task Inherited_state_would_be_lost(string declaration)
        => Verify.Diagnostics("""[Event("e")] public sealed partial record {|FOLD110:E|}(int A) : Fact;""", declaration);

    [Fact]
    public Task Inherited_state_of_a_referenced_record_would_be_lost() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            public abstract record Fact(int A) { public int Twice => A * 2; }
            public abstract record Timed(int A) { public DateTimeOffset At { get; init; } }
            """),
        """
        [Event("e")] public sealed partial record E(int A) : Fact(A);
        [Event("f")] public sealed partial record {|FOLD110:F|}(int A) : Timed(A);
        """);

    [Fact]
    public Task Parameters_of_a_base_come_back_with_the_event() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(int A, string B) : Fact(B);
        public abstract record Fact(string Name) { public int Length => Name.Length; }
        """);

    [Fact]
    public Task A_constructor_with_parameters_needs_a_primary_one() => Verify.Diagnostics("""
        [Event("e")]
        public sealed partial record E
        {
            public {|FOLD111:E|}(int a) => A = a;

            public int A { get; init; }
        }
        """);

    [Theory]
    [InlineData("public sealed partial record {|FOLD105:E|}<T>(int A);")]
    [InlineData("file sealed partial record {|FOLD105:E|}(int A);")]
    public Task An_event_must_be_a_plain_type(string declaration) => Verify.Diagnostics("[Event(\"e\")] " + declaration);

    [Theory]
    [InlineData("public partial class Outer<T>", "public")]
    [InlineData("public partial class Outer", "private")]
    [InlineData("public partial class Outer", "protected")]
    public Task An_event_must_be_nested_where_it_can_be_named(string outer, string accessibility)
        => Verify.Diagnostics($$"""{{outer}} { [Event("e")] {{accessibility}} sealed partial record {|FOLD105:E|}(int A); }""");

    [Theory]
    [InlineData("internal partial class Outer")]
    [InlineData("public static partial class Outer")]
    [InlineData("public partial interface Outer")]
    [InlineData("public partial record Outer")]
    public Task An_event_may_be_nested(string outer)
        => Verify.Diagnostics($$"""{{outer}} { [Event("e")] public sealed partial record E(int A); }""");

    [Theory]
    [InlineData("OrderPlaced")]
    [InlineData("")]
    [InlineData("1st-order")]
    [InlineData("order_placed")]
    [InlineData("-order")]
    [InlineData("bestellung-ausgelöst")]
    public Task An_event_name_must_be_in_kebab_case(string name)
        => Verify.Diagnostics($$"""[Event({|FOLD107:"{{name}}"|})] public sealed partial record E;""");

    [Theory]
    [InlineData("{|#0:Event|}")]
    [InlineData("{|#0:Event()|}")]
    [InlineData("{|#0:Event(Version = 2)|}")]
    [InlineData("Event({|#0:\"\"|})")]
    [InlineData("Event({|#0:null!|})")]
    public Task An_event_needs_a_name(string attribute) => Verify.Message(
        $"[{attribute}] public sealed partial record OrderPlaced(int A); [Event(\"order-paid\")] public sealed partial record OrderPaid;",
        "FOLD107",
        "Event 'OrderPlaced' has no name, under which it would be stored. Use small letters, digits and hyphens, beginning with a letter, at most 100: 'order-placed'.");

    [Fact]
    public Task Events_and_aggregates_without_names_have_no_other_errors() => Verify.DiagnosticsWithGenerators("""
        [{|FOLD107:Event|}] public sealed partial record Placed(int A);
        [{|FOLD107:Event|}] public readonly partial record struct Paid(int A);
        [{|FOLD203:Aggregate|}] public sealed partial class Order
        {
            private Order(in Paid e) { }
            private void Apply(Placed e) { }
            public void Place() => Raise(new Placed(1));
        }
        [{|FOLD203:Aggregate(Key = typeof(Guid))|}] public sealed partial record Cart(int A)
        {
            public static Cart Initial => new(0);
            private Cart Apply(Placed e) => this;
            public Events Place() => [new Placed(1)];
        }
        """);

    [Fact]
    public Task An_event_name_has_at_most_100_characters() => Verify.Diagnostics(
        $$"""[Event("{{new string('a', 100)}}")] public sealed partial record E;""",
        $$"""[Event({|FOLD107:"{{new string('b', 101)}}"|})] public sealed partial record F;""");

    [Fact]
    public Task A_schema_version_is_from_1_to_65535() => Verify.Diagnostics(
        """[Event("a", Version = {|FOLD108:0|})] public sealed partial record A;""",
        """[Event("b", Version = {|FOLD108:65536|})] public sealed partial record B;""",
        """[Event("c", Version = 65535)] public sealed partial record C;""");

    [Fact]
    public Task What_the_compiler_reports_is_not_reported_again() => Verify.DiagnosticsWithoutGenerators("""
        [Event(42)] public sealed partial record B;
        [Event("c")] public sealed partial record C(Unknown X, int Y);
        """);

    [Fact]
    public Task Another_attribute_of_the_same_name_is_left_alone() => Verify.Diagnostics("""
        namespace Other
        {
            public sealed class EventAttribute(string name) : Attribute { public string Name => name; }

            [Other.Event("NOT OURS")]
            public class E { public int A { get; set; } }
        }
        """);
}
