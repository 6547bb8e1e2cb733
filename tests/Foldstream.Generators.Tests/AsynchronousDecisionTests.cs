using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests;

/// <summary>Nobody would wait for such a decision, and what it raises later would be lost.</summary>
public sealed class AsynchronousDecisionTests
{
    public static TheoryData<string> Lambdas =>
    [
        "async o => { await Task.Yield(); o.Add(\"A\", 1, 1m); }",
        "async o => { await Task.Yield(); return 1; }",
        "async o => { await Task.Yield(); throw new InvalidOperationException(); }",
        "async (o, context) => { await Task.Yield(); o.Add(\"A\", 1, 1m); }",
        "async (o, context) => { await Task.Yield(); return 1; }",
        "async ValueTask (o) => await Task.Yield()",
        "async ValueTask<int> (o, context) => { await Task.Yield(); return 1; }",
        "o => Task.CompletedTask",
        "o => Task.FromResult(1)",
        "o => ValueTask.CompletedTask",
        "o => ValueTask.FromResult(1)",
        "(o, context) => ValueTask.CompletedTask",
        "(o, context) => ValueTask.FromResult(1)",
        "Later",
        "LaterInContext",
    ];

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void It_does_not_compile_on_a_stream(string lambda) => AssertRefused($"orders.ExecuteAsync(id, {lambda})");

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void It_does_not_compile_with_a_birth_event(string lambda) => AssertRefused($"orders.StartAsync(id, placed, {lambda})");

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void It_does_not_compile_in_a_scenario(string lambda) => AssertRefused($"Scenario.For<Order>().Given(placed).When({lambda})");

    [Theory]
    [MemberData(nameof(Lambdas))]
    public void It_does_not_compile_in_a_scenario_that_begins(string lambda) => AssertRefused($"Scenario.For<Order>().WhenStarted(placed, {lambda})");

    [Theory]
    [InlineData("o => o.Add(\"A\", 1, 1m)")]
    [InlineData("(o, context) => o.Add(\"A\", 1, 1m)")]
    [InlineData("o => { }")]
    public void A_synchronous_one_compiles(string lambda) => Assert.Empty(Problems($$"""
        orders.ExecuteAsync(id, {{lambda}});
        orders.StartAsync(id, placed, {{lambda}});
        Scenario.For<Order>().Given(placed).When({{lambda}}).ThenNothing();
        Scenario.For<Order>().WhenStarted(placed, {{lambda}}).ThenNothing();
        """));

    [Theory]
    [InlineData("o => o.Add(\"A\", 1, 1m)")]
    [InlineData("(o, context) => { }")]
    public void A_stream_does_not_begin_without_its_birth_event_and_the_error_says_so(string lambda)
        => AssertRefused($"orders.StartAsync(id, {lambda})", "FOLD505", "Order begins with OrderPlaced");

    private static void AssertRefused(string call, string rule = "FOLD502", string text = "Fetch first, then decide")
    {
        Diagnostic error = Assert.Single(Problems(call + ";"));
        Assert.Equal(rule, error.Id);
        Assert.Contains(text, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static ImmutableArray<Diagnostic> Problems(string statements) => Generation.Of([.. Sources.Shop, $$"""
        using Foldstream.Testing;

        namespace Host
        {
            using Shop;

            public static class Program
            {
                public static void Run(IRepository<Order, OrderId> orders, OrderId id, OrderPlaced placed)
                {
                    {{statements}}
                }

                private static ValueTask Later(Order order) => default;

                private static ValueTask<int> LaterInContext(Order order, DecisionContext context) => default;
            }
        }
        """]).Problems;
}
