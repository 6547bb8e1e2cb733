using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>
/// One generator, so that manifest and resolver share what the others have parsed. Each pipeline stands in a file of its own; all of them
/// turn a symbol into a model at once, and print a file per model. Problems are reported by the analyzers, which use the same parser.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FoldstreamGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EventModel> events = EventPipeline.Parse(context);
        IncrementalValuesProvider<IdentifierModel> identifiers = IdentifierPipeline.Parse(context);
        IncrementalValuesProvider<AggregateModel> aggregates = AggregatePipeline.Parse(context);
        IncrementalValuesProvider<SubscriptionModel> subscriptions = SubscriptionPipeline.Parse(context);
        IncrementalValuesProvider<UpcasterModel> upcasters = UpcastPipeline.Parse(context);
        IncrementalValueProvider<EventLock> known = EventLockPipeline.Parse(context);
        IncrementalValueProvider<FrozenProject> frozen = UpcastPipeline.Freeze(context, known, events, upcasters);
        IncrementalValueProvider<UpcastGraph> graph = UpcastPipeline.Connect(context, events, upcasters, frozen);
        IncrementalValueProvider<EquatableArray<string>> shared = SharedSpellings.Find(
            events.Select(static (model, _) => model.Type.MetadataName),
            identifiers.Select(static (model, _) => model.Type.MetadataName),
            aggregates.Select(static (model, _) => model.Type.MetadataName),
            subscriptions.Select(static (model, _) => model.Type.MetadataName));
        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Select(ProjectParser.Parse)
            .WithTrackingName(TrackingNames.Project);

        EventPipeline.Register(context, events.Combine(shared));
        IdentifierPipeline.Register(context, identifiers.Combine(shared));
        IncrementalValueProvider<EquatableArray<string>> oldVersions = UpcastPipeline.Register(context, events, upcasters, frozen, graph, shared);
        IncrementalValuesProvider<(AggregateModel, EquatableArray<string>)> completed = UpcastPipeline.Complete(aggregates, graph).Combine(shared);
        AggregatePipeline.Register(context, completed);
        FingerprintPipeline.Register(context, completed, oldVersions);
        SubscriptionPipeline.Register(context, subscriptions, graph, project, shared);
        ManifestPipeline.Register(context, project, events, aggregates, subscriptions, UpcastPipeline.Own(events, upcasters, frozen));
        EventLockPipeline.Register(context, known, events, aggregates, upcasters);
        ResolverPipeline.Register(context, project, events, identifiers);
    }
}
