using Foldstream.Generators.Tests.Hazards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Subscriptions;

/// <summary>What a keystroke costs in a project with a subscription.</summary>
public sealed class SubscriptionCachingTests
{
    [Theory]
    [InlineData("public void Open(Guid customer) { }", "public void Open(Guid customer) { _ = 1; }")]
    [InlineData("string Sku,", "string Sku /* of the shop */,")]
    [InlineData("if (context.Attempt == 1)", "if (context.Attempt >= 1)")]
    [InlineData("Handle(in OrderPlaced e, HandlerContext context)", "Handle(in OrderPlaced e, in HandlerContext context)")]
    [InlineData("quantity, unitPrice));", "quantity + 1, unitPrice));")]
    public void An_edit_that_a_subscription_does_not_show_prints_nothing(string text, string by) => Assert.Empty(Printed(text, by));

    [Theory]
    [InlineData("ledger.Open(e.CustomerId)", "ledger.Open(default); _ = e.Currency")]
    [InlineData("Handle(in OrderPlaced e, HandlerContext context)", "Handle(OrderPlaced e, HandlerContext context)")]
    [InlineData("Billing(Ledger ledger)", "Billing([Microsoft.Extensions.DependencyInjection.FromKeyedServices(\"main\")] Ledger ledger)")]
    [InlineData("Shards = 64", "Shards = 32")]
    [InlineData("Task HandleAsync", "Task Handle")]
    public void An_edit_of_a_subscription_prints_its_file_alone(string text, string by) => Assert.Equal(["Shop.Billing.Subscription.g.cs"], Printed(text, by));

    [Fact]
    public void What_a_handler_in_another_file_reads_is_not_forgotten()
    {
        string[] before = [.. Sources.Shop, Sources.Billing], after = [.. Sources.Shop, Sources.Billing.Replace("AddAsync(e.Quantity * e.UnitPrice", "AddAsync(e.UnitPrice", StringComparison.Ordinal)];
        Generation edited = Generation.Of(Generation.Project(before)).Again(Replace(Generation.Project(before), "AddAsync(e.Quantity * e.UnitPrice", "AddAsync(e.UnitPrice"));

        Assert.Equal(Generation.Of(Generation.Project(after)).Files, edited.Files);
    }

    [Fact]
    public void A_new_subscription_prints_its_file_and_the_manifest()
        => Assert.Equal(
            ["FoldstreamManifest.g.cs", "Shop.Mail.Subscription.g.cs"],
            Printed("[Event(\"order-viewed\")]", "[Subscription(\"mail\")] public sealed partial class Mail { private void Handle(in OrderPlaced e) { } } [Event(\"order-viewed\")]"));

    [Fact]
    public void Another_category_of_its_aggregate_prints_it()
        => Assert.Contains("Shop.Billing.Subscription.g.cs", Printed("[Aggregate(\"order\"", "[Aggregate(\"purchase\""));

    private static string[] Printed(string text, string by)
    {
        CSharpCompilation project = Generation.Project(Sources.SubscribedShop);
        Generation edited = Generation.Of(project).Again(Replace(project, text, by));
        Assert.Empty(edited.Problems);
        return CachingTests.Printed(edited);
    }

    private static CSharpCompilation Replace(CSharpCompilation project, string text, string by)
    {
        SyntaxTree tree = project.SyntaxTrees.Single(tree => tree.ToString().Contains(text, StringComparison.Ordinal));
        SyntaxTree edited = CSharpSyntaxTree.ParseText(tree.ToString().Replace(text, by, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath);
        return project.ReplaceSyntaxTree(tree, edited);
    }
}
