using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests;

/// <summary>The example of <c>docs/event-lock.md</c>: the code that it shows compiles in silence with the lock that it shows.</summary>
public sealed partial class EventLockPageTests
{
    private const string Around = """
        namespace Shop;

        [Identifier] public readonly partial record struct OrderId(Guid Value);

        [Identifier] public readonly partial record struct CustomerId(Guid Value);

        public enum Currency { EUR = 1, USD = 2 }

        public sealed record Line(string Sku, decimal Price, Currency Currency);

        [Aggregate("order", Key = typeof(OrderId))]
        public sealed partial class Order
        {
            private Order(in OrderPlaced e) => (Customer, Lines) = (e.Customer, e.Lines);

            public CustomerId Customer { get; }

            public ImmutableArray<Line> Lines { get; }
        }


        """;

    [Fact]
    public async Task What_the_page_shows_is_right()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "event-lock.md"), TestContext.Current.CancellationToken);
        string eventLock = Blocks("text", page).Single(text => text.Contains("format 1", StringComparison.Ordinal) && text.Contains("[shipped]\n\naggregate", StringComparison.Ordinal));
        string code = Assert.Single(Blocks("csharp", page));

        Assert.Empty(await Review(code, eventLock));

        // And what it does away with is an error.
        Assert.All(await Review("[Event(\"order-placed\")] public sealed partial record OrderPlaced(CustomerId Customer, int Lines);", eventLock), problem => Assert.Equal("FOLD301", problem.Id));
    }

    private static Task<ImmutableArray<Diagnostic>> Review(string code, string eventLock)
        => Reviewed.DiagnosticsOf(Reviewed.Compile([("Page.cs", Around.Replace("e.Lines)", code.Contains("int Lines", StringComparison.Ordinal) ? "[])" : "e.Lines)", StringComparison.Ordinal) + code)], eventLock: eventLock), eventLock);

    private static IEnumerable<string> Blocks(string language, string page) => Block().Matches(page).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value);

    [GeneratedRegex("^```(\\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
