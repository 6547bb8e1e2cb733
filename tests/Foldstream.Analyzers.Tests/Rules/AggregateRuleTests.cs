namespace Foldstream.Analyzers.Tests.Rules;

public sealed class AggregateRuleTests
{
    private const string Events = """
        [Event("placed")] public readonly partial record struct Placed(int A);
        [Event("paid")] public sealed partial record Paid(int A);
        public sealed record NoEvent(int A);
        """;

    [Theory]
    [InlineData("private void Apply(in Placed e) { }")]
    [InlineData("private void Apply(Placed e) { }")]
    [InlineData("public void Apply(Paid e) { }")]
    [InlineData("internal void Apply(in Paid e, in EventContext context) { }")]
    [InlineData("private Order(in Placed e) { }")]
    [InlineData("private Order(Paid e, in EventContext context) { }")]
    [InlineData("private Order(in Placed e) { } private void Apply(in Placed e) { }")]
    [InlineData("private Order(in Placed e) { } private Order(Paid e) { }")]
    [InlineData("private Order() { } private Order(int a) { }")]
    [InlineData("private Order(in Placed e) { } public Order(int a, string b) { }")]
    [InlineData("private void Apply(in Placed e) { } private void Applied(int a) { } private static void Apply2<T>(T t) { }")]
    [InlineData("partial void Apply(in Placed e); partial void Apply(in Placed e) { }")]
    [InlineData("public int Apply => 3;")]
    [InlineData("")]
    public Task An_honest_aggregate_is_left_alone(string members) => Verify.Diagnostics(Events, $$"""
        [Aggregate("order")] public sealed partial class Order { {{members}} }
        """);

    [Fact]
    public Task A_primary_constructor_may_be_a_birth_constructor() => Verify.Diagnostics(Events, """
        [Aggregate("order")] public sealed partial class Order(Placed e) { public int A { get; private set; } = e.A; private void Apply(Paid p) => A += p.A; }
        """);

    [Fact]
    public Task An_aggregate_in_several_parts_is_one_aggregate() => Verify.Diagnostics(
        Events,
        """[Aggregate("order"), Ignores("viewed")] public sealed partial class Order { private void Apply(in Placed e) { } }""",
        """[Obsolete] partial class Order { private void Apply(Paid e) { } }""",
        "partial class Order { private Order() { } }");

    [Fact]
    public Task An_aggregate_must_be_partial() => Verify.Diagnostics("""
        [Aggregate("order")] public sealed class {|FOLD201:Order|};
        public class Outer { [Aggregate("cart")] public sealed partial class {|FOLD201:Cart|}; }
        """);

    [Theory]
    [InlineData("public static partial class {|FOLD202:Order|} { }")]
    [InlineData("public abstract partial class {|FOLD202:Order|} { }")]
    [InlineData("public sealed partial class {|FOLD202:Order|}<T> { }")]
    [InlineData("public partial record {|FOLD202:Order|} { }")]
    [InlineData("public abstract partial record {|FOLD202:Order|} { }")]
    [InlineData("public partial record struct {|FOLD202:Order|} { }")]
    [InlineData("public partial struct {|FOLD202:Order|} { }")]
    [InlineData("public readonly partial struct {|FOLD202:Order|} { }")]
    [InlineData("file sealed partial class {|FOLD202:Order|} { }")]
    [InlineData("public sealed partial class {|FOLD202:Order|} { public required string Name { get; init; } }")]
    [InlineData("public sealed partial class Order { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private Order() => Name = \"\"; public required string Name { get; init; } }")]
    public Task An_aggregate_must_be_a_class_that_can_be_made(string declaration) => Verify.Diagnostics("[Aggregate(\"order\")] " + declaration);

    [Fact]
    public Task A_key_must_be_one_that_the_project_can_name() => Verify.DiagnosticsWithoutGenerators("""
        public partial class Outer
        {
            [Identifier] private readonly partial record struct Id(Guid Value);
            [Aggregate("order", Key = {|FOLD204:typeof(Id)|})] internal sealed partial class Order;
        }
        """);

    [Theory]
    [InlineData("Order")]
    [InlineData("")]
    [InlineData("order/line")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public Task A_category_must_be_in_kebab_case(string category)
        => Verify.Diagnostics($$"""[Aggregate({|FOLD203:"{{category}}"|})] public sealed partial class Order;""");

    [Theory]
    [InlineData("typeof(Guid)")]
    [InlineData("typeof(string)")]
    [InlineData("typeof(int)")]
    [InlineData("typeof(long)")]
    [InlineData("typeof(OrderId)")]
    [InlineData("null")]
    [InlineData("{|FOLD204:typeof(DateTime)|}")]
    [InlineData("{|FOLD204:typeof(short)|}")]
    [InlineData("{|FOLD204:typeof(List<int>)|}")]
    [InlineData("{|FOLD204:typeof(int[])|}")]
    [InlineData("{|FOLD204:typeof(int?)|}")]
    public Task A_key_is_an_identifier_or_a_plain_value(string key) => Verify.Diagnostics($$"""
        [Aggregate("order", Key = {{key}})] public sealed partial class Order;
        [Identifier] public readonly partial record struct OrderId(Guid Value);
        """);

    [Theory]
    [InlineData("static void Apply(in Placed e) { }", "it is static; a fold step changes the aggregate that it belongs to")]
    [InlineData("void Apply<T>(in Placed e, T t) { }", "it is generic; write one 'Apply' per event")]
    [InlineData("async void Apply(Placed e) => await Task.Yield();", "it is async; a replay does not wait, so fetch before the decision and put the result into the event")]
    [InlineData("async Task Apply(Placed e) => await Task.Yield();", "it is async; a replay does not wait, so fetch before the decision and put the result into the event")]
    [InlineData("Task Apply(Placed e) => Task.CompletedTask;", "it returns 'Task'; a fold step returns nothing")]
    [InlineData("Order Apply(Placed e) => this;", "it returns 'Order'; a class changes itself and returns nothing, only a record returns its next state")]
    [InlineData("static Order Apply(Order state, in Placed e) => state;", "it is static; a fold step changes the aggregate that it belongs to")]
    [InlineData("public virtual void Apply(in Placed e) { }", "it is abstract, virtual or an override; a fold step is the aggregate's own")]
    [InlineData("void Apply(ref Placed e) { }", "it takes the event as 'ref'; take it as 'in' or by value")]
    [InlineData("void Apply(out Placed e) => e = default;", "it takes the event as 'out'; take it as 'in' or by value")]
    [InlineData("void Apply(ref readonly Placed e) { }", "it takes the event as 'ref readonly'; take it as 'in' or by value")]
    [InlineData("void Apply(Placed e = default) { }", "its event is an optional parameter; every event is given")]
    [InlineData("void Apply(in Placed e, int a) { }", "its second parameter is a 'int'; only 'in EventContext' may follow the event")]
    [InlineData("void Apply(in Placed e, EventContext c) { }", "it takes the 'EventContext' without 'in'")]
    [InlineData("void Apply(in Placed e, in EventContext c, int a) { }", "it has more parameters than the event and 'in EventContext'")]
    [InlineData("void Apply(in EventContext c, in Placed e) { }", "its parameters are the wrong way round; the event comes first")]
    public Task An_Apply_that_a_replay_can_not_call_is_named_with_the_reason(string method, string reason) => Verify.Message($$"""
        [Aggregate("order")] public partial class Order { {{method.Replace("Apply", "{|#0:Apply|}", StringComparison.Ordinal)}} }
        {{Events}}
        """,
        "FOLD205",
        $"'Apply' of 'Order' can't fold 'Placed': {reason}");

    [Fact]
    public Task An_Apply_without_parameter_folds_nothing() => Verify.Message(
        """[Aggregate("order")] public partial class Order { void {|#0:Apply|}() { } }""",
        "FOLD205",
        "'Apply' of 'Order' can't fold an event: it has no parameter; the first one is the event");

    [Fact]
    public Task A_constructor_that_takes_an_event_and_more_is_no_birth_constructor() => Verify.Message($$"""
        [Aggregate("order")] public partial class Order { private {|#0:Order|}(in Placed e, int a) { } }
        {{Events}}
        """,
        "FOLD205",
        "The constructor of 'Order' can't fold 'Placed': its second parameter is a 'int'; only 'in EventContext' may follow the event");

    [Fact]
    public Task An_event_must_be_folded_once() => Verify.Diagnostics(Events, """
        [Aggregate("order")]
        public sealed partial class Order
        {
            private Order(in Placed e) { }
            private Order({|FOLD206:Placed|} e, in EventContext c) { }
            private void Apply(in Placed e) { }
            private void Apply({|FOLD206:Placed|} e) { }
            private void Apply(in {|FOLD206:Placed|} e, in EventContext c) { }
        }
        """);

    [Fact]
    public Task Only_events_can_be_folded_or_ignored() => Verify.Diagnostics(Events, """
        [Aggregate("order")]
        [Ignores<{|FOLD207:NoEvent|}>]
        public sealed partial class Order
        {
            private void Apply({|FOLD207:NoEvent|} e) { }
            private void Apply({|FOLD207:Placed?|} e) { }
            private void Apply<T>({|FOLD207:T|} e) { }
        }
        """);

    [Fact]
    public Task An_event_must_not_be_both_folded_and_ignored() => Verify.Diagnostics(Events, """
        [Aggregate("order")]
        [Ignores<{|FOLD208:Paid|}>, Ignores({|FOLD208:"placed"|}), Ignores("viewed")]
        public sealed partial class Order
        {
            private Order(in Placed e) { }
            private void Apply(Paid e) { }
        }
        """);

    [Fact]
    public Task An_aggregate_must_have_a_state_to_begin_with() => Verify.Diagnostics(Events, """
        [Aggregate("order")] public sealed partial class {|FOLD209:Order|} { public Order(int a) { } private void Apply(Paid e) { } }
        [Aggregate("cart")] public sealed partial class {|FOLD209:Cart|}(int a) { public int A => a; }
        """);

    [Fact]
    public Task An_ignored_name_must_be_an_event_name() => Verify.Diagnostics("""
        [Aggregate("order"), Ignores({|FOLD210:"OrderViewed"|})] public sealed partial class Order;
        """);

    [Fact]
    public Task What_the_compiler_reports_is_not_reported_again() => Verify.DiagnosticsWithoutGenerators("""
        [Aggregate("order", Key = typeof(Unknown)), Ignores<Unknown>] public sealed partial class Order { void Apply(in Unknown e) { } }
        [Aggregate(42)] public sealed partial class Cart;
        """);

    [Fact]
    public async Task Events_of_a_referenced_assembly_are_events() => await Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            namespace Shop;
            [Event("placed")] public readonly partial record struct Placed(int A);
            """),
        """[Aggregate("order")] public sealed partial class Order { void Apply(in Shop.Placed e) { } }""");
}
