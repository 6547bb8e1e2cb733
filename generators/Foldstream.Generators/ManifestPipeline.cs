using System.Collections.Immutable;
using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>One manifest per project that has events, aggregates or subscriptions, or references a project that has.</summary>
internal static class ManifestPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectModel> project,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<AggregateModel> aggregates,
        IncrementalValuesProvider<SubscriptionModel> subscriptions,
        IncrementalValueProvider<UpcastGraph> upcasters)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());
        IncrementalValueProvider<ManifestModel> manifest = project
            .Combine(events.Select(static (model, _) => model.Type.FullName).Collect())
            .Combine(aggregates.Select(static (model, _) => new ManifestAggregate(model.Type.FullName, model.KeyType)).Collect())
            .Combine(subscriptions.Select(static (model, _) => model.Type.FullName).Collect())
            .Combine(upcasters.Select(static (graph, _) => graph.Steps.Select(Upcaster).ToEquatableArray()))
            .Select(static (parts, _) => Complete(parts.Left.Left.Left.Left, parts.Left.Left.Left.Right, parts.Left.Left.Right, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.Manifest);
        context.RegisterSourceOutput(manifest, static (output, model) =>
        {
            if (model.Events.Count + model.Aggregates.Count + model.Subscriptions.Count + model.References.Count > 0)
            {
                output.AddSource("FoldstreamManifest.g.cs", ManifestEmitter.Emit(model));
            }
        });
    }

    // Sorted: the order of the syntax trees is the order of the file system.
    private static ManifestModel Complete(
        ProjectModel project, ImmutableArray<string> events, ImmutableArray<ManifestAggregate> aggregates, ImmutableArray<string> subscriptions, EquatableArray<ManifestUpcaster> upcasters)
        => new()
        {
            Namespace = project.Namespace,
            References = project.Manifests,
            Events = events.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            Aggregates = aggregates.OrderBy(aggregate => aggregate.Type, StringComparer.Ordinal).ToEquatableArray(),
            Subscriptions = subscriptions.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            Upcasters = upcasters,
        };

    private static ManifestUpcaster Upcaster(UpcastStep step)
        => new(step.OldType, step.Call, step.Results.Select(result => new ManifestUpcastResult(result.IsOld, result.IsOptional)).ToEquatableArray());
}
