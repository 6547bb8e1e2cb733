using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests;

public sealed class UnitDecisionTests
{
    [Theory]
    [InlineData("(orders, id), (orders, id), async (a, b) => { await Task.Yield(); a.Add(\"\", 1, 1); }")]
    [InlineData("(orders, id), (orders, id), async (a, b) => { await Task.Yield(); return 1; }")]
    [InlineData("(orders, id), (orders, id), async (a, b, unit) => { await Task.Yield(); }")]
    [InlineData("(orders, id), (orders, id), async (a, b, unit) => { await Task.Yield(); return unit.Now; }")]
    [InlineData("(orders, id), (orders, id), (a, b) => ValueTask.CompletedTask")]
    [InlineData("(orders, id), (orders, id), (orders, id), (a, b, c, unit) => ValueTask.FromResult(1)")]
    [InlineData("(orders, id), (orders, id), (orders, id), async (a, b, c) => { await Task.Yield(); }")]
    [InlineData("(orders, id), (orders, id), (orders, id), async (a, b, c, unit) => { await Task.Yield(); return 1; }")]
    public void An_asynchronous_decision_on_several_aggregates_does_not_compile_and_says_what_to_do(string arguments)
    {
        Diagnostic error = Assert.Single(Generation.Of([.. Sources.Shop, Source(arguments)]).Problems);
        Assert.Equal("FOLD502", error.Id);
        Assert.Contains("Fetch first, then decide", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(orders, id), (orders, id), (a, b) => { a.Add(\"\", 1, 1); b.Add(\"\", 1, 1); }")]
    [InlineData("(orders, id), (orders, id), (a, b, unit) => { a.Add(\"\", 1, 1); b.Add(unit.Actor ?? \"\", 1, 1); }")]
    [InlineData("(orders, id), (orders, id), (a, b) => 5")]
    [InlineData("(orders, id), (orders, id), (orders, id), (a, b, c, unit) => unit.AppendId")]
    public void A_synchronous_decision_on_several_aggregates_compiles(string arguments)
        => Assert.Empty(Generation.Of([.. Sources.Shop, Source(arguments)]).Problems);

    private static string Source(string arguments) => $$"""
        namespace Shop;

        public static class Program
        {
            public static Task Run(IRepository<Order, OrderId> orders, OrderId id) => UnitOfWork.ExecuteAsync({{arguments}});
        }
        """;
}
