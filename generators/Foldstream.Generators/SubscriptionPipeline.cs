using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary><c>[Subscription]</c>: a file per subscription.</summary>
internal static class SubscriptionPipeline
{
    public static IncrementalValuesProvider<SubscriptionModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Subscription,
                static (node, _) => node is TypeDeclarationSyntax,
                static (node, cancellation) => Remembered<SubscriptionModel>.Or(node, SubscriptionParser.Parse, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Subscription);

    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<SubscriptionModel> models,
        IncrementalValueProvider<UpcastGraph> graph,
        IncrementalValueProvider<ProjectModel> project,
        IncrementalValueProvider<EquatableArray<string>> shared)
    {
        IncrementalValuesProvider<SubscriptionModel> completed = models.Combine(graph)
            .Select(static (pair, _) => UpcastPlan.Complete(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Dispatch);

        // Only what it passes by needs the project's own name.
        IncrementalValuesProvider<(SubscriptionModel Model, string Manifest)> named = completed.Combine(project.Select(static (project, _) => project.Namespace))
            .Select(static (pair, _) => (pair.Left, pair.Left.IsOpen ? pair.Right : ""));
        context.RegisterSourceOutput(named.Combine(shared), static (output, pair) => output.AddSource(
            HintName.Of(pair.Left.Model.Type.MetadataName, "Subscription", SharedSpellings.Holds(pair.Right, pair.Left.Model.Type)),
            SubscriptionEmitter.Emit(pair.Left.Model, pair.Left.Manifest)));
    }
}
