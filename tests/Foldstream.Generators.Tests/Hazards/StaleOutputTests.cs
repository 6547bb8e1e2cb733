using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Hazards;

/// <summary>What an emitted file depends on may stand in another file; an edit there must reach it, and nothing else.</summary>
public sealed class StaleOutputTests
{
    private const string Event = "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(Colour Colour, Line Line, string Note = Texts.None);";
    private const string Aggregate = "namespace Shop; [Aggregate(\"order\")] public sealed partial class Order { private void Apply(in Happened e) => _ = e.Line; }";
    private const string Colour = "namespace Shop; public enum Colour { Red }";
    private const string Line = "namespace Shop; public sealed record Line(int Number);";
    private const string Texts = "namespace Shop; public static class Texts { public const string None = \"none\"; }";
    private const string Other = "namespace Shop; [Event(\"other\")] public sealed partial record Other(int Number);";

    [Theory]
    [InlineData(Colour, "namespace Shop; public enum Colour { Red, Blue }", "Shop.Happened.Event.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Colour, "namespace Shop; public enum Colour : byte { Red }", "Shop.Happened.Event.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Line, "namespace Shop; public sealed record Line(long Number);", "Shop.Happened.Event.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Texts, "namespace Shop; public static class Texts { public const string None = \"nothing\"; }", "Shop.Happened.Event.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Event, "namespace Shop; [Event(\"renamed\")] public sealed partial record Happened(Colour Colour, Line Line, string Note = Texts.None);", "Shop.Happened.Event.g.cs Shop.Order.Aggregate.g.cs Shop.Order.Events.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Event, "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(string Note, Colour Colour, Line Line);", "Shop.Happened.Event.g.cs Shop.Order.Aggregate.g.cs Shop.Order.Fingerprint.g.cs")]
    [InlineData(Event, "namespace Shop; [Event(\"happened\")] public sealed partial record Happened(Colour Colour, Line Line, string Note = Texts.None) { public string Twice { get => field + Note; init; } = \"\"; }", "Shop.Happened.Event.g.cs Shop.Order.Aggregate.g.cs Shop.Order.Fingerprint.g.cs")]
    public void An_edit_elsewhere_reaches_what_depends_on_it(string before, string after, string changed)
    {
        Generation first = Generation.Of(Event, Aggregate, Colour, Line, Texts, Other);
        SyntaxTree tree = first.Input.SyntaxTrees.Single(tree => tree.ToString() == before);
        Generation second = first.Again(first.Input.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(after))));

        Assert.Equal(changed, string.Join(' ', second.Files.Keys.Where(name => second.Files[name] != first.Files[name])));
        Assert.Equal(Generation.Of(second.Input).Files, second.Files);
    }
}
