namespace Foldstream.Analyzers.Tests.Rules;

public sealed class AggregateAgreementRuleTests
{
    private const string Events = """
        namespace Shop.Events
        {
            [Event("placed")] public readonly partial record struct Placed(int A);
            [Event("paid")] public sealed partial record Paid(int A);
            [Event("shipped")] public sealed partial record Shipped(int A);
            public static partial class Old { [Event("viewed")] public sealed partial record Viewed(int A); }
        }
        """;

    [Fact]
    public Task Aggregates_of_one_category_cover_the_same_events() => Verify.DiagnosticsWithGenerators(Events, """
        using Shop.Events;
        [Aggregate("order"), Ignores<Shipped>, Ignores("printed")] public sealed partial class Order { private Order(in Placed e) { } private void Apply(Paid e) { } }
        [Aggregate("order"), Ignores<Placed>, Ignores("paid"), Ignores("printed")] public sealed partial class Parcel { private void Apply(Shipped e) { } }
        [Aggregate("order"), Ignores<Shipped>] public sealed partial record {|FOLD220:Bill|}(int A) { public static Bill Initial => new(0); private Bill Apply(Placed e) => this; private Bill Apply(Paid e) => this; }
        [Aggregate("cart")] public sealed partial class Cart { private void Apply(Paid e) { } }
        """);

    [Fact]
    public Task Aggregates_of_one_category_have_one_type_of_key() => Verify.DiagnosticsWithGenerators(Events, """
        using Shop.Events;
        [Aggregate("order", Key = typeof(Guid))] public sealed partial class {|FOLD220:Order|} { private void Apply(Paid e) { } }
        [Aggregate("order")] public sealed partial class {|FOLD220:Bill|} { private void Apply(Paid e) { } }
        """);

    [Fact]
    public Task One_that_is_wrong_in_itself_has_its_own_errors() => Verify.DiagnosticsWithGenerators(Events, """
        using Shop.Events;
        [Aggregate("order")] public sealed partial class Order { private void Apply(Paid e) { } }
        [Aggregate("order")] public sealed partial class Bill { private void {|FOLD205:Apply|}(ref Placed e) { } }
        """);

    [Theory]
    [InlineData("[Aggregate(\"order\")] public sealed partial class {|#0:Order|} { private void Apply(Paid e) { } } [Aggregate(\"order\"), Ignores<Paid>] public sealed partial class Bill { private void Apply(Placed e) { } }",
        "'Order' and 'Bill' read the same streams, those of 'order', but 'Order' neither folds nor ignores 'Placed': loading it from a stream with such an event fails. Write an 'Apply' for it, or mark 'Order' with [Ignores<Placed>].")]
    [InlineData("[Aggregate(\"order\")] public sealed partial class {|#0:Order|} { private void Apply(Paid e) { } } [Aggregate(\"order\"), Ignores<Paid>, Ignores(\"old\")] public sealed partial class Bill { private void Apply(Placed e) { } }",
        "'Order' and 'Bill' read the same streams, those of 'order', but 'Order' neither folds nor ignores 'Placed', 'old': loading it from a stream with such an event fails. Write an 'Apply' for each, or mark 'Order' with [Ignores<...>] for it.")]
    public Task The_message_names_what_is_missing(string aggregates, string message)
        => Verify.MessageWithoutGenerators("using Shop.Events;\n" + aggregates + "\n" + Events, "FOLD220", message);

    [Fact]
    public Task The_fix_declares_what_is_left_alone() => Verify.FixWithGenerators(
        """
        namespace Shop
        {
            using Shop.Events;

            /// <summary>An order.</summary>
            [Aggregate("order")] // the first one
            [Ignores<Shipped>]
            public sealed partial class {|FOLD220:Order|} { private void Apply(Paid e) { } }

            [Aggregate("order"), Ignores("old"), Ignores<Paid>] public sealed partial class {|FOLD220:Bill|} { private void Apply(Placed e) { } private void Apply(Old.Viewed e) { } }
        }

        """ + Events,
        """
        namespace Shop
        {
            using Shop.Events;

            /// <summary>An order.</summary>
            [Aggregate("order")] // the first one
            [Ignores<Shipped>]
            [Ignores<Placed>]
            [Ignores<Old.Viewed>]
            [Ignores("old")]
            public sealed partial class Order { private void Apply(Paid e) { } }

            [Aggregate("order"), Ignores("old"), Ignores<Paid>] [Ignores<Shipped>]
            public sealed partial class Bill { private void Apply(Placed e) { } private void Apply(Old.Viewed e) { } }
        }

        """ + Events);
}
