using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Foldstream.Analyzers.Tests.Rules;

public sealed class SubscriptionRuleTests
{
    private const string Events = """
        [Event("placed")] public readonly partial record struct Placed(int A);
        [Event("paid")] public sealed partial record Paid(int A);
        [Event("viewed")] public sealed partial record Viewed(int A);
        """;

    private const string Order = """
        [Aggregate("order"), Ignores<Viewed>, Ignores("printed")] public sealed partial class Order
        {
            private Order(in Placed e) => A = e.A;
            public int A { get; private set; }
            private void Apply(Paid e) => A += e.A;
        }
        """;

    [Theory]
    [InlineData("private void Handle(in Placed e) { }")]
    [InlineData("private void Handle(Placed e) { }")]
    [InlineData("public static void Handle(Paid e) { }")]
    [InlineData("internal void Handle(in Paid e, in EventContext context) { }")]
    [InlineData("internal void Handle(in Paid e, EventContext context) { }")]
    [InlineData("private void Handle(Paid e, HandlerContext context) { }")]
    [InlineData("private void Handle(Paid e, in HandlerContext context) { }")]
    [InlineData("private Task Handle(Paid e) => Task.CompletedTask;")]
    [InlineData("private ValueTask Handle(in Paid e, System.Threading.CancellationToken cancellationToken) => default;")]
    [InlineData("private async Task HandleAsync(Paid e, HandlerContext context) => await Task.Delay(e.A);")]
    [InlineData("private async ValueTask HandleAsync(Paid e, HandlerContext context, System.Threading.CancellationToken cancellationToken = default) => await Task.Delay(e.A, cancellationToken);")]
    [InlineData("private void Handle(Paid e) { } private Task HandleAsync(Placed e) => Task.CompletedTask; private void Handled(int a) { } private static void HandleAll<T>(T t) { }")]
    [InlineData("partial void Handle(in Paid e); partial void Handle(in Paid e) { }")]
    [InlineData("public static int Definition => 3; public static int Create() => 4; private void Handle(in Paid e) { }")]
    [InlineData("private Billing(int a) { } public Billing(IServiceProvider services) { } private void Handle(in Paid e) { }")]
    public Task An_honest_subscription_is_left_alone(string members) => Verify.Diagnostics(Events, $$"""
        [Subscription("billing"), Ignores<Viewed>, Ignores("printed")] public sealed partial class Billing { {{members}} }
        """);

    [Theory]
    [InlineData("[Subscription(\"billing\", Of = typeof(Order)), Ignores<Viewed>]", "private void Handle(in Placed e) { } private void Handle(Paid e) { }")]
    [InlineData("[Subscription(\"billing\", Of = typeof(Order)), Ignores(\"viewed\"), Ignores(\"placed\")]", "private Task HandleAsync(Paid e) => Task.CompletedTask;")]
    [InlineData("[Subscription(\"billing\", Of = typeof(Order), Shards = 1024, OnFailure = FailureAction.Park)]", "private void Handle(in Placed e) { } private void Handle(Paid e) { } private void Handle(Viewed e) { }")]
    [InlineData("[Subscription(\"billing\", Categories = [\"order\", \"order\"], Shards = 1)]", "private void Handle(in Placed e) { }")]
    [InlineData("[Subscription(\"billing\", Of = null, Categories = null!)]", "private void Handle(in Placed e) { }")]
    public Task A_subscription_says_what_it_reads_in_several_ways(string attribute, string members)
        => Verify.Diagnostics(Events, Order, $"{attribute} public sealed partial class Billing {{ {members} }}");

    [Fact]
    public Task A_subscription_may_stand_in_several_parts() => Verify.Diagnostics(
        Events,
        """[Subscription("billing")] public sealed partial class Billing { private void Handle(in Placed e) { } }""",
        """[Ignores<Viewed>] partial class Billing { private void Handle(Paid e) { } }""");

    [Fact]
    public Task A_message_says_what_is_to_be_done() => Verify.Message(
        Events + """[Subscription("billing")] public sealed partial class Billing { private void {|#0:Handle|}(in Placed e, string more) { } }""",
        "FOLD405",
        "'Handle' of 'Billing' can't handle 'Placed': it can't be given its parameter 'more', a 'string'; a 'HandlerContext' may follow the event, or 'in EventContext' where it is synchronous, "
            + "then a 'CancellationToken' where it is asynchronous. What else it needs is taken by the constructor");

    [Fact]
    public Task A_message_names_the_events_that_are_missing() => Verify.Message(
        Events + Order + """[Subscription("billing", Of = typeof(Order))] public sealed partial class {|#0:Billing|} { private void Handle(in Placed e) { } }""",
        "FOLD412",
        "Subscription 'Billing' neither handles nor ignores 'Paid', 'Viewed' of 'Order': it would wait there for a newer build. Write a 'Handle' for each, or mark 'Billing' with [Ignores<...>] for it.");

    /// <summary>A build hands over a reference assembly, which has no private member.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_aggregate_of_another_project_says_what_is_to_be_covered(bool hasPrivateMembers)
    {
        using MemoryStream image = new();
        Assert.True(Reviewed.Compile([("Lib.cs", "namespace Lib;\n" + Events + Order)], name: "Lib")
            .Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: hasPrivateMembers), cancellationToken: TestContext.Current.CancellationToken).Success);
        ImmutableArray<Diagnostic> found = await Reviewed.DiagnosticsOf(Reviewed.Compile([("Shop.cs", """
            using Lib;
            [Event("foreign")] public sealed partial record Foreign(int A);
            [Subscription("billing", Of = typeof(Order))] public sealed partial class Billing { private void Handle(in Placed e) { } private void Handle(Foreign e) { } }
            [Subscription("mail", Of = typeof(Order)), Ignores<Viewed>] public sealed partial class Mail { private void Handle(in Placed e) { } private void Handle(Paid e) { } }
            """)], [MetadataReference.CreateFromImage(image.ToArray())]));

        Assert.Equal(["FOLD412", "FOLD413"], found.Select(diagnostic => diagnostic.Id));
        Assert.Contains("nor ignores 'Paid', 'Viewed' of 'Order'", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Another_subscription_of_the_name_is_found_in_another_file() => Verify.Diagnostics(
        Events,
        """[Subscription({|FOLD404:"billing"|})] public sealed partial class Billing { private void Handle(in Placed e) { } }""",
        """[Subscription({|FOLD404:Names.Billing|})] public sealed partial class Bills { private void Handle(in Placed e) { } } public static class Names { public const string Billing = "billing"; }""");
}
