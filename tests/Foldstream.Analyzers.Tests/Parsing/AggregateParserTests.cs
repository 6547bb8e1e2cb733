using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class AggregateParserTests
{
    private const string Events = """
        [Event("placed")] public readonly partial record struct Placed(int Number, string Name, ImmutableArray<int> Lines, Guid Customer) { public int Twice => Number * 2; }
        [Event("paid", Version = 2)] internal sealed partial record Paid(decimal Amount);
        [Event("viewed")] public sealed partial record Viewed;
        """;

    [Fact]
    public void An_aggregate_is_described_as_its_fold_needs_it()
    {
        AggregateModel model = Parse.Aggregate("Shop.Order", Events, """
            namespace Shop;

            [Identifier] public readonly partial record struct OrderId(Guid Value);

            [Aggregate("order", Key = typeof(OrderId)), Ignores<Viewed>, Ignores("printed"), Ignores("viewed")]
            public sealed partial class Order
            {
                private void Apply(Paid e, in EventContext context) => Amount += e.Amount;
                private void Apply(in Placed e) { }
                private Order(in Placed e) => Id = e.Customer;

                public Guid Id { get; }
                public decimal Amount { get; private set; }
            }
            """)!;

        Assert.False(model.HasErrors);
        Assert.Equal(("order", "global::Shop.OrderId", ScalarKind.Guid, "Value"), (model.Category, model.KeyType, model.KeyKind!.Value, model.KeyValueName));
        Assert.Equal(["global::Placed", "global::Paid"], model.Folds.Select(fold => fold.EventType));
        Assert.Equal([("placed", 1, true), ("paid", 2, false)], model.Folds.Select(fold => (fold.EventName, fold.SchemaVersion, fold.EventIsPublic)));
        Assert.Equal(new FoldMethod(TakesIn: true, TakesContext: false), model.Folds[0].Birth);
        Assert.Equal(new FoldMethod(TakesIn: true, TakesContext: false), model.Folds[0].Apply);
        Assert.Null(model.Folds[1].Birth);
        Assert.Equal(new FoldMethod(TakesIn: false, TakesContext: true), model.Folds[1].Apply);
        Assert.Equal(["viewed", "printed"], model.Ignored);
        Assert.Equal((false, true, false), (model.HasInitialState, model.DeclaresId, model.DeclaresVersion));
    }

    [Theory]
    [InlineData("sealed partial record", AggregateStyle.Record)]
    [InlineData("readonly partial record struct", AggregateStyle.RecordStruct)]
    internal void A_record_is_described_as_its_fold_needs_it(string declaration, AggregateStyle style)
    {
        AggregateModel model = Parse.Aggregate("Shop.Cart", Events, $$"""
            namespace Shop;

            public sealed record Command;
            internal sealed record Hidden;

            [Aggregate("cart")]
            public {{declaration}} Cart(int A)
            {
                private static readonly Cart Initial = new(0);
                private Cart Apply(Paid e, in EventContext context) => this;
                private static Cart Apply(in Cart state, in Placed e) => state;
                private static Cart Apply(Cart state, Viewed e) => state;
                public static Events Decide(in Cart state, Command command) => default!;
                internal static Cart.Events Decide(Cart state, in List<Hidden[]> command, in DecisionContext context) => default!;
                public static Cart.Events Decide(Cart state, (int, string) command, DecisionContext context) => default!;
            }
            """)!;

        Assert.False(model.HasErrors);
        Assert.Equal((style, true, true, false), (model.Style, model.IsFunctional, model.HasInitialState, model.DeclaresEvents));
        Assert.Equal(
            [
                new FoldMethod(TakesIn: false, TakesContext: true, StateForm.This),
                new FoldMethod(TakesIn: true, TakesContext: false, StateForm.In),
                new FoldMethod(TakesIn: false, TakesContext: false, StateForm.ByValue),
            ],
            model.Folds.Select(fold => fold.Apply));
        Assert.Equal([true, false, true], model.Folds.Select(fold => fold.EventIsClass));
        Assert.Equal(
            [
                ("global::Shop.Command", true, true, false, null),
                ("global::System.Collections.Generic.List<global::Shop.Hidden[]>", false, false, true, ContextForm.In),
                ("(int, string)", true, false, false, ContextForm.ByValue),
            ],
            model.Decides.Select(decide => (decide.CommandType, decide.CommandIsPublic, decide.TakesStateIn, decide.TakesCommandIn, decide.Context)));
    }

    [Theory]
    [InlineData("private Cart(in Placed e) : this(e.Number) { }", false)]
    [InlineData("public static Cart Initial => new(0);", true)]
    [InlineData("public static Cart? Initial => null;", false)]
    public void A_record_has_an_initial_state_by_its_Initial(string members, bool expected)
        => Assert.Equal(expected, Parse.Aggregate("Cart", Events, $$"""[Aggregate("cart")] public sealed partial record Cart(int A) { {{members}} }""")!.HasInitialState);

    [Theory]
    [InlineData("", true)]
    [InlineData("private Order() { }", true)]
    [InlineData("private Order() { } public Order(int a) { }", true)]
    [InlineData("private Order() { } private Order(in Placed e) { }", false)]
    [InlineData("public Order(int a) { }", false)]
    public void An_initial_state_is_a_parameterless_constructor_without_birth(string members, bool expected)
        => Assert.Equal(expected, Parse.Aggregate("Order", Events, $$"""[Aggregate("order")] public sealed partial class Order { {{members}} }""")!.HasInitialState);

    [Theory]
    [InlineData("typeof(Guid)", "global::System.Guid", ScalarKind.Guid)]
    [InlineData("typeof(string)", "string", ScalarKind.String)]
    [InlineData("null", "string", ScalarKind.String)]
    [InlineData("typeof(int)", "int", ScalarKind.Int32)]
    [InlineData("typeof(long)", "long", ScalarKind.Int64)]
    internal void A_plain_key_says_how_it_is_written(string key, string type, ScalarKind kind)
    {
        AggregateModel model = Parse.Aggregate("Order", $$"""[Aggregate("order", Key = {{key}})] public sealed partial class Order;""")!;
        Assert.Equal((type, kind), (model.KeyType, model.KeyKind));
    }

    [Theory]
    [InlineData("private int Version;", true)]
    [InlineData("private sealed class Versions;", false)]
    public void A_declared_member_is_seen(string member, bool expected)
        => Assert.Equal(expected, Parse.Aggregate("Order", $$"""[Aggregate("order")] public sealed partial class Order { {{member}} }""")!.DeclaresVersion);

    [Fact]
    public void An_inherited_member_is_seen()
        => Assert.True(Parse.Aggregate("Order", """
            [Aggregate("order")] public sealed partial class Order : Entity;
            public class Entity { public Guid Id { get; } private int Version; }
            """) is { DeclaresId: true, DeclaresVersion: false });

    [Theory]
    [InlineData("Order", "public static int StreamOf(string key) => 1;", true)]
    [InlineData("Order", "public int StreamOf { get; }", true)]
    [InlineData("StreamOf", "", true)]
    [InlineData("Order", "public int StreamsOf { get; }", false)]
    public void A_name_that_is_taken_for_a_stream_is_left_to_its_owner(string name, string member, bool expected)
    {
        AggregateModel model = Parse.Aggregate(name, $$"""[Aggregate("order")] public sealed partial class {{name}} { {{member}} }""")!;
        Assert.Equal((expected, false), (model.DeclaresStreamOf, model.HasErrors));
    }

    [Fact]
    public void Trivia_and_what_is_no_fold_change_nothing()
    {
        CSharpCompilation before = Compiled.Source(Events, """[Aggregate("order")] public sealed partial class Order { void Apply(in Placed e) => N = e.Number; int N; }""");
        CSharpCompilation after = Compiled.Source(Events, """
            /// <summary>An order.</summary>
            [Aggregate("order", Key = typeof(string))]
            public sealed partial class Order
            {
                // The only fold step.
                void Apply(in Placed placed)
                {
                    N = placed.Number + 1;
                }

                int N;
                public void Decide() { }
            }
            """);
        Assert.Equal(Parse.Aggregate("Order", before), Parse.Aggregate("Order", after));
    }

    [Fact]
    public void An_edit_of_another_part_is_seen()
        => Assert.NotEqual(
            Parse.Aggregate("Order", Events, """[Aggregate("order")] public sealed partial class Order;""", "partial class Order { void Apply(in Placed e) { } }"),
            Parse.Aggregate("Order", Events, """[Aggregate("order")] public sealed partial class Order;""", "partial class Order { void Apply(Viewed e) { } }"));

    [Theory]
    [InlineData("public sealed record E(int A);", true)]
    [InlineData("file sealed partial record E(int A);", true)]
    [InlineData("public sealed partial record E(int A);", false)]
    public void An_event_without_a_codec_makes_the_aggregate_one_with_errors(string declaration, bool expected)
    {
        AggregateModel model = Parse.Aggregate("Order", $$"""
            [Aggregate("order")] public sealed partial class Order { private void Apply(E e) { } }
            [Event("e")] {{declaration}}
            """)!;
        Assert.Equal(expected, model.HasErrors);
        Assert.Single(model.Folds);
    }
}
