using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Tests.Functional;

/// <summary>Which overload a decision binds to, from the aggregate's namespace, from one that imports it, and from one that doesn't.</summary>
public sealed class OverloadTests
{
    private static readonly string[] Decisions =
    [
        "await carts.ExecuteAsync(id, c => c.Checkout(now));",
        "await carts.ExecuteAsync(id, (c, ctx) => c.Checkout(ctx.Now));",
        "await carts.ExecuteAsync(id, c => c.Checkout(now), new AppendOptions(), token);",
        "await carts.ExecuteAsync(id, c => c.Checkout(now), cancellationToken: token);",
        "await carts.ExecuteAsync(id, Decision);",
        "await carts.ExecuteAsync(id, InContext);",
        "Cart.Events Local(Cart c) => [new ItemAdded(\"\", 1), new CheckedOut(now)]; await carts.ExecuteAsync(id, Local);",
        "Cart.Events Local(Cart c) => []; await carts.ExecuteAsync(id, c => Local(c));",
        "Decided<int> d = await carts.ExecuteAsync(id, c => c.Count());",
        "Decided<int> d = await carts.ExecuteAsync(id, c => (c.Checkout(now), 3));",
        "Decided<string> d = await carts.ExecuteAsync(id, (c, ctx) => (c.Checkout(ctx.Now), \"\"));",
        "await carts.StartAsync(id, c => c.Checkout(now));",
        "await carts.StartAsync(id, (c, ctx) => c.Checkout(ctx.Now), new AppendOptions(), token);",
        "Loaded<Cart> found = await carts.FindAsync(id); int items = found.State.Items;",
    ];

    [Fact]
    public void A_decision_binds_from_everywhere()
    {
        AssertCompile(CartSource.Inside, Decisions);
        AssertCompile(CartSource.Importing, Decisions);
        AssertCompile(CartSource.Foreign, Decisions);
    }

    private static readonly string[] Collections =
    [
        "await carts.ExecuteAsync(id, c => []);",
        "await carts.ExecuteAsync(id, c => [new ItemAdded(\"\", 1)]);",
        "await carts.ExecuteAsync(id, c => new ItemAdded(\"\", 1));",
        "await carts.ExecuteAsync(id, (c, ctx) => [new CheckedOut(ctx.Now), new ItemAdded(\"\", 1)], new AppendOptions(), token);",
        "await carts.ExecuteAsync(id, c => c.Items > 0 ? [] : [new ItemAdded(\"\", 1)]);",
        "await carts.ExecuteAsync(id, c => c.Items > 0 ? new CheckedOut(now) : new ItemAdded(\"\", 1));",
        "await carts.ExecuteAsync(id, c => { if (c.Items > 0) { return []; } return new CheckedOut(now); });",
        "await carts.ExecuteAsync(id, c => [.. c.Checkout(now), .. Decision(c), new CheckedOut(now)]);",
        "await carts.ExecuteAsync(id, c => [.. c.Skus.Select(sku => new ItemAdded(sku, 1))]);",
        "await carts.ExecuteAsync(id, new CheckOut(1));",
        "await carts.ExecuteAsync(id, new CheckOut(1), new AppendOptions(), token);",
        "await carts.StartAsync(id, new CheckOut(1), cancellationToken: token);",
        "await carts.StartAsync(id, c => []);",
        "await carts.StartAsync(id, (c, ctx) => [new CheckedOut(ctx.Now)]);",
    ];

    [Fact]
    public void A_collection_expression_and_a_command_bind_where_the_namespace_is_seen()
    {
        AssertCompile(CartSource.Inside, Collections);
        AssertCompile(CartSource.Importing, Collections);
    }

    private static readonly string[] Asynchronous =
    [
        "await carts.ExecuteAsync(id, async c => { await Task.Yield(); return c.Checkout(now); });",
        "await carts.ExecuteAsync(id, async (c, ctx) => { await Task.Yield(); return c.Checkout(now); });",
        "await carts.ExecuteAsync(id, async c => await Task.FromResult(c.Checkout(now)));",
        "await carts.ExecuteAsync(id, async c => { await Task.Yield(); });",
        "await carts.StartAsync(id, async c => { await Task.Yield(); return c.Checkout(now); });",
        "await carts.StartAsync(id, async (c, ctx) => { await Task.Yield(); return c.Checkout(ctx.Now); });",
        "await carts.StartAsync(id, async c => { await Task.Yield(); });",
    ];

    private static readonly string[] AsynchronousInSight =
    [
        .. Asynchronous,
        "await carts.ExecuteAsync(id, async c => { await Task.Yield(); return [new CheckedOut(now)]; });",
        "await carts.ExecuteAsync(id, async (c, ctx) => { await Task.Yield(); return []; });",
        "await carts.StartAsync(id, async (c, ctx) => { await Task.Yield(); return []; });",
    ];

    [Fact]
    public void An_asynchronous_decision_does_not_compile_and_says_what_to_do()
    {
        AssertRefused(CartSource.Inside, "FOLD502", "Fetch first, then decide", AsynchronousInSight);
        AssertRefused(CartSource.Importing, "FOLD502", "Fetch first, then decide", AsynchronousInSight);
        AssertRefused(CartSource.Foreign, "FOLD502", "Fetch first, then decide", Asynchronous);
    }

    private static readonly string[] Eventless =
    [
        "await carts.ExecuteAsync(id, c => { c.Checkout(now); });",
        "await carts.ExecuteAsync(id, (c, ctx) => { });",
        "await carts.ExecuteAsync(id, c => new Shop.Foreign(1));",
        "await carts.StartAsync(id, c => { c.Checkout(now); });",
        "await carts.StartAsync(id, (c, ctx) => { });",
        "Foldstream.Testing.RecordScenarioExtensions.When(Foldstream.Testing.Scenario.For<Cart>(), c => { c.Checkout(now); });",
    ];

    [Fact]
    public void A_decision_that_returns_none_of_its_events_does_not_compile_and_says_what_to_do()
    {
        AssertRefused(CartSource.Inside, "FOLD503", "A decision on a record returns its events", Eventless);
        AssertRefused(CartSource.Importing, "FOLD503", "A decision on a record returns its events", Eventless);
        AssertRefused(CartSource.Foreign, "FOLD503", "A decision on a record returns its events", Eventless);
    }

    [Fact]
    public void Saving_a_record_does_not_compile_and_says_what_to_do()
    {
        string[] statements = ["await carts.SaveAsync(cart);", "await carts.SaveAsync(cart, token);"];
        const string Text = "Cart is a record, a value that holds no events to save. Hand the decision to ExecuteAsync, which appends the events that it returns.";
        AssertRefused(CartSource.Inside, "FOLD504", Text, statements);
        AssertRefused(CartSource.Importing, "FOLD504", Text, statements);
    }

    [Fact]
    public void What_is_no_event_of_the_set_does_not_get_into_it()
    {
        string[] statements =
        [
            "Cart.Events e = [new Foreign(1)];",
            "Cart.Events e = new Foreign(1);",
            "Cart.Events e = [(object)new ItemAdded(\"\", 1)];",
            "Cart.Events e = [5];",
            "Cart.Events Local() => new Foreign(1); Local();",
        ];
        Diagnostic[] problems = Both(declaration => Problems(declaration, CartSource.Inside(Blocks(statements))));
        Assert.Equal(2 * statements.Length, problems.Length);
        Assert.All(problems, problem => Assert.Equal("CS0029", problem.Id));
    }

    [Fact]
    public void What_is_no_decision_does_not_compile()
    {
        string[] statements =
        [
            "await carts.ExecuteAsync(id, c => [new Foreign(1)]);",
            "await carts.ExecuteAsync(id, c => new Foreign(1));",
            "await carts.ExecuteAsync(id, new Foreign(1));",
            "await carts.ExecuteAsync(id, c => { });",
            "await carts.ExecuteAsync(id, c => c);",
            "await carts.ExecuteAsync(id, c => c.Items);",
        ];
        foreach (Func<string, string> place in (Func<string, string>[])[CartSource.Inside, CartSource.Importing, CartSource.Foreign])
        {
            foreach (string declaration in (string[])[CartSource.Struct, CartSource.Class])
            {
                int lines = Problems(declaration, place(string.Join('\n', statements))).Select(problem => problem.Location.GetLineSpan().StartLinePosition.Line).Distinct().Count();
                Assert.Equal(statements.Length, lines);
            }
        }
    }

    [Fact]
    public void A_birth_event_begins_a_stream()
    {
        string body = Blocks(
        [
            "await carts.StartAsync(id, Cart.Open(\"anna\"));",
            "await carts.StartAsync(id, Cart.Open(\"anna\"), new AppendOptions(), token);",
            "await carts.StartAsync(id, Cart.Open(\"anna\"), c => c.Add(1));",
            "await carts.StartAsync(id, Cart.Open(\"anna\"), c => []);",
            "await carts.StartAsync(id, new CartOpened(\"\"), (c, ctx) => [new ItemAdded(ctx.Now.ToString(\"O\"), 1)], cancellationToken: token);",
        ]);
        foreach (string program in (string[])[BornProgram(CartSource.Inside, body), BornProgram(CartSource.Importing, body)])
        {
            Assert.Empty(Both(declaration => Generation.Of(CartSource.Events, CartSource.Born(declaration), program).Problems));
        }
    }

    [Theory]
    [InlineData("await carts.StartAsync(id, new ItemAdded(\"\", 1));", "FOLD505", "Cart begins with CartOpened, under a key of type CartId.")]
    [InlineData("await carts.StartAsync(id, c => c.Add(1));", "FOLD505", "Cart begins with CartOpened, under a key of type CartId.")]
    [InlineData("await carts.StartAsync(id, (c, ctx) => []);", "FOLD505", "Cart begins with CartOpened, under a key of type CartId.")]
    [InlineData("await carts.StartAsync(id, new CartOpened(\"\"), async c => { await Task.Yield(); return c.Add(1); });", "FOLD502", "Fetch first, then decide")]
    public void What_begins_no_stream_does_not_compile_and_says_what_to_do(string statement, string rule, string text)
    {
        Diagnostic[] problems = Both(declaration => Generation.Of(CartSource.Events, CartSource.Born(declaration), BornProgram(CartSource.Inside, statement)).Problems);
        Assert.All(problems, problem => Assert.Equal(rule, problem.Id));
        Assert.All(problems, problem => Assert.Contains(text, problem.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(2, problems.Length);
    }

    [Fact]
    public void A_scenario_takes_events_of_the_set_and_commands_of_the_aggregate() => AssertCompiles("""
        using Foldstream.Aggregates;

        namespace Shop;

        public interface IScenario : IGiven<Cart, IScenario>, IWhen<Cart, IScenario>, IThen<Cart, IScenario>;

        public static class Test
        {
            public static void Run(IScenario cart) => cart
                .Given()
                .Given(new ItemAdded("", 1))
                .Given(new ItemAdded("", 1), new CheckedOut(default))
                .Given([new ItemAdded("", 1), new CheckedOut(default)])
                .Given(Cart.Initial.Add("", 1))
                .When(new CheckOut(1))
                .When(default(Empty))
                .When((c, ctx) => c.Checkout(ctx.Now))
                .Then()
                .Then(new ItemAdded("", 1), new CheckedOut(default))
                .Then([]);
        }
        """);

    [Theory]
    [InlineData("cart.Given(new Foreign(1));")]
    [InlineData("cart.Then(new ItemAdded(\"\", 1), new Foreign(1));")]
    public void A_scenario_takes_no_other_event(string statement) => Assert.NotEmpty(Problems(CartSource.Struct, $$"""
        using Foldstream.Aggregates;

        namespace Shop;

        public interface IScenario : IGiven<Cart, IScenario>, IThen<Cart, IScenario>;

        public static class Test
        {
            public static void Run(IScenario cart) => {{statement}}
        }
        """));

    private static string BornProgram(Func<string, string> place, string statement)
        => place(statement).Replace("[new CheckedOut(context.Now)]", "[]", StringComparison.Ordinal);

    private static void AssertCompiles(string program) => Assert.Empty(Both(declaration => Problems(declaration, program)));

    private static void AssertCompile(Func<string, string> place, string[] statements) => AssertCompiles(place(Blocks(statements)));

    private static void AssertRefused(Func<string, string> place, string rule, string text, string[] statements)
    {
        Diagnostic[] problems = Both(declaration => Problems(declaration, place(Blocks(statements))));
        Assert.Equal(2 * statements.Length, problems.Length);
        Assert.All(problems, problem => Assert.Equal(rule, problem.Id));
        Assert.All(problems, problem => Assert.Contains(text, problem.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static string Blocks(string[] statements) => string.Join('\n', statements.Select(statement => $"{{ {statement} }}"));

    private static Diagnostic[] Both(Func<string, ImmutableArray<Diagnostic>> problems) => [.. problems(CartSource.Struct), .. problems(CartSource.Class)];

    private static ImmutableArray<Diagnostic> Problems(string declaration, string program)
        => Generation.Of(CartSource.Events, CartSource.Cart(declaration), program).Problems;
}
