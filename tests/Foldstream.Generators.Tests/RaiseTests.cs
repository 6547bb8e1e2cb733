using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests;

public sealed class RaiseTests
{
    [Theory]
    [InlineData("new Unrelated(1)")]
    [InlineData("new Convertible()")]
    [InlineData("(object)new Added(1)")]
    [InlineData("new Born(1)")]
    [InlineData("5")]
    public void Raising_what_is_not_in_the_set_does_not_compile_and_says_what_to_do(string raised)
    {
        Diagnostic error = Assert.Single(Generation.Of(Source(raised)).Problems);

        Assert.Equal("FOLD219", error.Id);
        Assert.Contains(
            "Counter has no Apply for this event. Write 'private void Apply(in TheEvent e)' in Counter, or raise one that it folds: Added, Removed. "
            + "Born can only begin a stream: hand it to StartAsync.",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_error_leads_to_the_page_of_its_rule()
    {
        Diagnostic error = Assert.Single(Generation.Of(Source("new Unrelated(1)")).Problems);
        Assert.Equal("https://github.com/foldstream/foldstream/blob/main/docs/rules/FOLD219.md", error.Descriptor.HelpLinkUri);
    }

    [Fact]
    public void Raising_what_is_ignored_does_not_compile_and_says_why()
    {
        string source = Source("new Unrelated(1)").Replace("[Aggregate(\"counter\")]", "[Aggregate(\"counter\"), Ignores<Unrelated>, Ignores(\"old\")]", StringComparison.Ordinal);
        Diagnostic error = Assert.Single(Generation.Of(source).Problems);

        Assert.Equal("FOLD219", error.Id);
        Assert.Contains(
            "Counter ignores unrelated, old: [Ignores] is for what a replay passes over, and what is raised needs an Apply instead.",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("default")]
    [InlineData("new(5)")]
    public void Raising_what_could_be_several_does_not_compile(string raised)
        => Assert.Equal("CS0121", Assert.Single(Generation.Of(Source(raised)).Problems).Id);

    [Theory]
    [InlineData("new Added(1)")]
    [InlineData("new Removed(1)")]
    public void Raising_what_is_in_the_set_compiles(string raised) => Assert.Empty(Generation.Of(Source(raised)).Problems);

    [Fact]
    public void An_asynchronous_decision_does_not_compile_and_says_what_to_do()
    {
        Diagnostic error = Assert.Single(Generation.Of([.. Sources.Shop, """
            namespace Shop;

            public static class Program
            {
                public static Task Run(IRepository<Order, OrderId> orders, OrderId id)
                    => orders.StartAsync(id, new OrderPlaced(default, Currency.EUR), async order => { await Task.Yield(); order.Add("", 1, 1); });
            }
            """]).Problems);

        Assert.Equal("FOLD502", error.Id);
        Assert.Contains("Fetch first, then decide", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_asynchronous_decision_on_a_class_with_an_initial_state_does_not_compile_and_says_what_to_do()
    {
        Generation generation = Generation.Of("""
            namespace Shop;

            [Event("counted")] public readonly partial record struct Counted(int By);

            [Aggregate("counter")] public sealed partial class Counter
            {
                public int Count() { Raise(new Counted(1)); return 1; }
                private void Apply(in Counted e) { }
            }

            public static class Program
            {
                public static async Task Run(IRepository<Counter, string> counters)
                {
                    await counters.StartAsync("c", c => c.Count());
                    await counters.StartAsync("c", (c, ctx) => { c.Count(); });
                    await counters.StartAsync("c", async c => { await Task.Yield(); c.Count(); });
                    await counters.StartAsync("c", async (c, ctx) => { await Task.Yield(); c.Count(); });
                    await counters.StartAsync("c", async c => { await Task.Yield(); return c.Count(); });
                }
            }
            """);

        Assert.Equal(3, generation.Problems.Length);
        Assert.All(generation.Problems, problem => Assert.Equal("FOLD502", problem.Id));
        Assert.All(generation.Problems, problem => Assert.Contains("Fetch first, then decide", problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("OrderId", "new OrderLineAdded(\"\", 1, 1m)")]
    [InlineData("string", "new OrderPlaced(default, Currency.EUR)")]
    public void Beginning_with_another_event_or_key_does_not_compile_and_says_what_to_do(string key, string birth)
    {
        Diagnostic error = Assert.Single(Generation.Of([.. Sources.Shop, $$"""
            namespace Shop;

            public static class Program
            {
                public static Task Run(IRepository<Order, {{key}}> orders, {{key}} id) => orders.StartAsync(id, {{birth}});
            }
            """]).Problems);

        Assert.Equal("FOLD505", error.Id);
        Assert.Contains(
            "Order begins with OrderPlaced, under a key of type OrderId. Hand these to StartAsync; every other event is raised by a decision.",
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_stream_begins_with_and_without_a_decision() => Assert.Empty(Generation.Of([.. Sources.Shop, """
        namespace Shop;

        public static class Program
        {
            public static async Task Run(IRepository<Order, OrderId> orders, OrderId id, CancellationToken token)
            {
                OrderPlaced placed = new(default, Currency.EUR);
                await orders.StartAsync(id, placed);
                await orders.StartAsync(id, placed, cancellationToken: token);
                await orders.StartAsync(id, placed, new AppendOptions(), token);
                await orders.StartAsync(id, placed, order => order.Add("A", 1, 1m));
                await orders.StartAsync(id, placed, (order, context) => order.Add("A", 1, 1m), cancellationToken: token);
            }
        }
        """]).Problems);

    private static string Source(string raised) => $$"""
        namespace Shop;

        [Event("born")] public readonly partial record struct Born(int By);

        [Event("added")] public readonly partial record struct Added(int By);

        [Event("removed")] public sealed partial record Removed(int By);

        [Event("unrelated")] public readonly partial record struct Unrelated(int By);

        public readonly struct Convertible
        {
            public static implicit operator Added(Convertible value) => new(1);
        }

        [Aggregate("counter")]
        public sealed partial class Counter
        {
            private Counter(in Born e) => Count = e.By;

            public int Count { get; private set; }

            public void Decide() => Raise({{raised}});

            private void Apply(in Added e) => Count += e.By;

            private void Apply(Removed e) => Count -= e.By;
        }
        """;
}
