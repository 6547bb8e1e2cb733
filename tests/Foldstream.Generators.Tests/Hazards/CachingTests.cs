using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Hazards;

/// <summary>What a keystroke costs: the step reasons and the files that are printed anew.</summary>
public sealed class CachingTests
{
    private const string Elsewhere = "namespace Shop; internal static class Elsewhere { public static int Answer() => 41; }";

    [Fact]
    public void An_edit_elsewhere_prints_nothing()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere]);
        Generation edited = Generation.Of(project).Again(Replace(project, "41", "42"));

        Assert.Empty(Printed(edited));
        Assert.All(Reasons(edited), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void A_comment_in_an_event_prints_nothing()
    {
        CSharpCompilation project = Generation.Project(Sources.Shop);
        Generation edited = Generation.Of(project).Again(Replace(project, "string Sku,", "string Sku /* of the shop */,"));

        Assert.Empty(Printed(edited));
    }

    [Fact]
    public void A_method_body_of_a_decision_prints_nothing()
    {
        CSharpCompilation project = Generation.Project(Sources.Shop);
        Generation edited = Generation.Of(project).Again(Replace(project, "quantity, unitPrice));", "quantity + 1, unitPrice));"));

        Assert.Empty(Printed(edited));
    }

    [Fact]
    public void An_edit_of_one_event_prints_its_file_alone()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere]);
        Generation edited = Generation.Of(project).Again(Replace(project, "OrderViewed(string By)", "OrderViewed(string By, int Seconds = 0)"));

        Assert.Equal(["FoldstreamEventLock.g.cs", "Shop.OrderViewed.Event.g.cs"], Printed(edited));
        Assert.Single(edited.Steps(TrackingNames.Event), step => step.Outputs.Any(output => output.Reason is IncrementalStepRunReason.Modified));
        Assert.Empty(edited.Problems);
    }

    [Fact]
    public void An_edit_of_an_Apply_prints_its_aggregate_and_the_fingerprint_alone()
    {
        CSharpCompilation project = Generation.Project(Sources.Shop);
        Generation edited = Generation.Of(project).Again(Replace(project, "Total += e.Quantity * e.UnitPrice", "Total += e.Sku.Length"));

        Assert.Equal(["Shop.Order.Aggregate.g.cs", "Shop.Order.Fingerprint.g.cs"], Printed(edited));
        Assert.Contains("// order-line-added v1; not read: Quantity, UnitPrice\n", edited.Files["Shop.Order.Aggregate.g.cs"]);
    }

    [Fact]
    public void A_new_event_prints_its_file_the_manifest_and_the_resolver()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere]);
        Generation edited = Generation.Of(project).Again(Replace(project, "internal static class Elsewhere", "[Event(\"new\")] public sealed partial record New; internal static class Elsewhere"));

        Assert.Equal(["FoldstreamEventLock.g.cs", "FoldstreamManifest.g.cs", "FoldstreamResolver.g.cs", "Shop.New.Event.g.cs"], Printed(edited));
    }

    [Fact]
    public void A_new_case_prints_only_the_events_that_hold_its_hierarchy()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere, Sources.Payment, Sources.OrderPaid]);
        Generation edited = Generation.Of(project).Again(Replace(project, "internal static class Elsewhere", "[Case(3)] public sealed record Cash : Payment; internal static class Elsewhere"));

        Assert.Equal(["FoldstreamEventLock.g.cs", "Shop.OrderPaid.Event.g.cs"], Printed(edited));
        Assert.All(
            edited.Steps(TrackingNames.Event).SelectMany(step => step.Outputs).Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)),
            output => Assert.Equal("OrderPaid", Assert.IsType<Model.EventModel>(output.Value).Type.Name));
        Assert.Empty(edited.Problems);
    }

    [Fact]
    public void A_method_of_a_case_prints_nothing()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Sources.Payment, Sources.OrderPaid]);
        Generation edited = Generation.Of(project).Again(Replace(project, "Number.Length > 4", "Number.Length > 5"));

        Assert.Empty(Printed(edited));
    }

    [Fact]
    public void An_edit_of_what_a_fold_calls_prints_the_fingerprint_alone()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere]);
        project = Replace(project, "Currency = e.Currency;", "Currency = e.Currency + Elsewhere.Answer();");
        Generation edited = Generation.Of(project).Again(Replace(project, "41", "42"));

        Assert.Equal(["Shop.Order.Fingerprint.g.cs"], Printed(edited));
    }

    [Fact]
    public void A_comment_in_what_a_fold_calls_prints_nothing()
    {
        CSharpCompilation project = Generation.Project([.. Sources.Shop, Elsewhere]);
        project = Replace(project, "Currency = e.Currency;", "Currency = e.Currency + Elsewhere.Answer();");
        Generation edited = Generation.Of(project).Again(Replace(project, "41", "/* nearly 42 */ 41"));

        Assert.Empty(Printed(edited));
    }

    [Fact]
    public void An_editor_computes_no_fingerprint_and_finds_no_error()
    {
        Generation edited = Generation.InEditor(Generation.Project(Sources.Shop));

        Assert.Empty(edited.Steps(TrackingNames.Fingerprint));
        Assert.DoesNotContain("Shop.Order.Fingerprint.g.cs", edited.Files.Keys);
        Assert.Contains("Shop.Order.Aggregate.g.cs", edited.Files.Keys);
        Assert.Empty(edited.Problems);
    }

    private static CSharpCompilation Replace(CSharpCompilation project, string text, string by)
    {
        SyntaxTree tree = project.SyntaxTrees.Single(tree => tree.ToString().Contains(text, StringComparison.Ordinal));
        SyntaxTree edited = CSharpSyntaxTree.ParseText(tree.ToString().Replace(text, by, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath);
        return project.ReplaceSyntaxTree(tree, edited);
    }

    // The files of the output steps that ran again and gave something else.
    /// <summary>The files that a run printed, and did not take from the one before.</summary>
    internal static string[] Printed(Generation generation) =>
    [
        .. generation.Driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(steps => steps.Value)
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .SelectMany(output => FilesOf(output.Value))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> FilesOf(object output)
    {
        // (IEnumerable<GeneratedSourceText>, diagnostics), whose types are Roslyn's own.
        var sources = (System.Collections.IEnumerable)((System.Runtime.CompilerServices.ITuple)output)[0]!;
        foreach (object source in sources)
        {
            yield return (string)source.GetType().GetProperty("HintName")!.GetValue(source)!;
        }
    }

    private static ImmutableArray<IncrementalGeneratorRunStep> Tracked(Generation generation, string name)
    {
        Assert.NotEmpty(generation.Steps(name));
        return generation.Steps(name);
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(Generation generation)
        => ((string[])[TrackingNames.Event, TrackingNames.Identifier, TrackingNames.Aggregate, TrackingNames.Fingerprint, TrackingNames.Project, TrackingNames.Manifest, TrackingNames.Resolver, TrackingNames.SharedSpellings])
            .SelectMany(name => Tracked(generation, name))
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);
}
