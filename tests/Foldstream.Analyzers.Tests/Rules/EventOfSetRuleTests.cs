namespace Foldstream.Analyzers.Tests.Rules;

public sealed class EventOfSetRuleTests
{
    private const string Aggregates = """
        using Foldstream.Aggregates;
        using System.Linq;

        [Event("added")] public readonly partial record struct Added(int A);
        [Event("removed")] public sealed partial record Removed(int A);
        [Event("foreign")] public readonly partial record struct Foreign(int A);

        [Aggregate("cart")] public sealed partial record Cart(int A)
        {
            public static Cart Initial => new(0);
            private Cart Apply(in Added e) => this;
            private Cart Apply(in Removed e) => this;
            public Cart.Events Add() => [new Added(1)];
        }

        [Aggregate("order")] public sealed partial class Order { private void Apply(in Added e) { } }

        public interface IScenario : IGiven<Order, IScenario>, IThen<Order, IScenario>;
        """;

    /// <summary>As the generator writes it, as far as the compiler needs it to bind.</summary>
    private const string Emitted = """
        using Foldstream.Aggregates;
        partial record Cart
        {
            [System.Runtime.CompilerServices.CollectionBuilder(typeof(Events), "Create")]
            public readonly struct Events : IEnumerable<Events.Item>
            {
                public static Events Create(ReadOnlySpan<Item> items) => default;
                public IEnumerator<Item> GetEnumerator() => null!;
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
                public static implicit operator Events(in Added e) => default;
                public static implicit operator Events(in Removed e) => default;
                public readonly struct Item
                {
                    public static implicit operator Item(in Added e) => default;
                    public static implicit operator Item(in Removed e) => default;
                }
            }
        }
        partial class Order
        {
            [System.Runtime.CompilerServices.CollectionBuilder(typeof(Events), "Create")]
            public readonly struct Events : IEnumerable<Events.Item>
            {
                public static Events Create(ReadOnlySpan<Item> items) => default;
                public IEnumerator<Item> GetEnumerator() => null!;
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
                public readonly struct Item
                {
                    public static implicit operator Item(in Added e) => default;
                }
            }
        }
        public static class Extensions
        {
            public static Task ExecuteAsync(this IRepository<Cart, string> carts, string id, Func<Cart, Cart.Events> decide) => null!;
            public static Task ExecuteAsync(this IRepository<Cart, string> carts, string id, Func<Cart, DecisionContext, Cart.Events> decide) => null!;
            public static TNext Given<TNext>(this IGiven<Order, TNext> scenario, params Order.Events events) => default!;
            public static TNext Then<TNext>(this IThen<Order, TNext> scenario, params Order.Events events) => default!;
        }
        """;

    [Theory]
    [InlineData("Cart.Events F() => {|FOLD213:new Foreign(1)|};")]
    [InlineData("Cart.Events F() => [new Added(1), {|FOLD213:new Foreign(1)|}];")]
    [InlineData("Cart.Events F(Foreign e) { return [{|FOLD213:e|}, .. F(e), {|FOLD213:Make()|}]; }  Foreign Make() => default;")]
    [InlineData("Cart.Events F(bool b) => b ? [] : [{|FOLD213:new Foreign(1)|}];")]
    [InlineData("Cart.Events F(bool b) => b ? {|FOLD213:new Foreign(1)|} : new Added(1);")]
    [InlineData("Cart.Events F(int i) => i switch { 0 => [], 1 => [{|FOLD213:new Foreign(1)|}], _ => (new Removed(1)) };")]
    [InlineData("(Cart.Events, int) F() => ([{|FOLD213:new Foreign(1)|}], 3);")]
    [InlineData("(Cart.Events Events, string Text) F() { return ({|FOLD213:new Foreign(1)|}, \"\"); }")]
    [InlineData("Cart.Events P => [{|FOLD213:new Foreign(1)|}];")]
    [InlineData("Cart.Events P { get { return [{|FOLD213:new Foreign(1)|}]; } }")]
    [InlineData("Cart.Events P { get; } = [{|FOLD213:new Foreign(1)|}];")]
    [InlineData("Cart.Events F() { Cart.Events L() => {|FOLD213:new Foreign(1)|}; return L(); }")]
    [InlineData("void F() { Cart.Events e = [{|FOLD213:new Foreign(1)|}]; e = {|FOLD213:new Foreign(1)|}; Cart.Events.Item i = {|FOLD213:new Foreign(1)|}; }")]
    [InlineData("void F() { Func<Cart, Cart.Events> f = c => {|FOLD213:new Foreign(1)|}; f = (c) => { return [{|FOLD213:new Foreign(1)|}]; }; }")]
    [InlineData("void F(IRepository<Cart, string> carts) => carts.ExecuteAsync(\"\", c => [{|FOLD213:new Foreign(1)|}]);")]
    [InlineData("void F(IRepository<Cart, string> carts) => carts.ExecuteAsync(\"\", c => {|FOLD213:new Foreign(1)|});")]
    [InlineData("void F(IRepository<Cart, string> carts) => carts.ExecuteAsync(\"\", (c, ctx) => { if (c.A > 0) return []; return [.. c.Add(), {|FOLD213:new Foreign(1)|}]; });")]
    [InlineData("void F(IRepository<Cart, string> carts) => carts.ExecuteAsync(\"\", c => ({|FOLD213:new Foreign(1)|}, 3));")]
    [InlineData("Cart.Events F(Foreign e) => (Cart.Events){|FOLD213:e|};")]
    [InlineData("Cart.Events F(object e) => [{|FOLD213:(Foreign)e|}];")]
    [InlineData("void F(Foreign e) { var one = (Cart.Events.Item){|FOLD213:e|}; }")]
    [InlineData("Cart.Events F(List<Foreign> all) => [.. {|FOLD213:all|}, new Added(1)];")]
    [InlineData("Cart.Events F(Foreign[] all) => [.. {|FOLD213:all|}];")]
    [InlineData("Cart.Events F(int[] all) => [.. {|FOLD213:all.Select(a => new Foreign(a))|}];")]
    [InlineData("Cart.Events F(bool b) => [.. b ? [] : [{|FOLD213:new Foreign(1)|}]];")]
    [InlineData("void F(IScenario s) => s.Given(new Added(1), {|FOLD213:new Removed(1)|});")]
    [InlineData("void F(IScenario s) => s.Given([new Added(1)]).Then([{|FOLD213:new Foreign(1)|}]);")]
    public Task An_event_that_the_aggregate_does_not_fold_is_named(string member) => Verify.DiagnosticsWithGenerated(Source(member), Emitted);

    [Theory]
    [InlineData("Cart.Events F() => [new Added(1), new Removed(1)];")]
    [InlineData("Cart.Events F(bool b) => b ? [] : new Removed(1);")]
    [InlineData("Cart.Events F(Cart c) => [.. c.Add(), .. new[] { 1, 2 }.Select(n => new Added(n))];")]
    [InlineData("Foreign F() => new Foreign(1); Foreign[] G() => [new Foreign(1)]; void H(List<Foreign> l) { Foreign f = new Foreign(1); l.Add(f); }")]
    [InlineData("void F(IRepository<Cart, string> carts) => carts.ExecuteAsync(\"\", c => { Func<Foreign> f = () => new Foreign(1); return new Added(f().A); });")]
    [InlineData("void F(IRepository<Order, string> orders) => orders.ExecuteAsync(\"\", o => new Foreign(1));")]
    [InlineData("void F(IScenario s) => s.Given().Given(new Added(1)).Then([new Added(1)]);")]
    public Task What_belongs_where_it_stands_is_left_alone(string member) => Verify.DiagnosticsWithGenerated(Source(member), Emitted);

    [Fact]
    public Task Where_nothing_was_generated_nothing_is_said() => Verify.DiagnosticsWithoutGenerators(Source("Cart.Events F() => [new Foreign(1)];"));

    [Fact]
    public Task The_message_names_the_event_the_aggregate_and_what_to_do() => Verify.MessageWithoutGenerators(
        Source("Cart.Events F() => {|#0:new Foreign(1)|};"),
        "FOLD213",
        "'Foreign' is not an event of 'Cart', so that Cart could not be replayed. Write an 'Apply' for it in 'Cart', or take one that it folds: Added, Removed.",
        Emitted);

    [Fact]
    public Task The_message_tells_namesakes_apart() => Verify.MessageWithoutGenerators(
        Source("Cart.Events F() => {|#0:new Other.Added()|};") + """namespace Other { [Event("other-added")] public readonly partial record struct Added; }""",
        "FOLD213",
        "'Other.Added' is not an event of 'Cart', so that Cart could not be replayed. Write an 'Apply' for it in 'Cart', or take one that it folds: Added, Removed.",
        Emitted);

    private static string Source(string member) => $$"""
        {{Aggregates}}

        public sealed class Program
        {
            {{member}}
        }

        """;
}
