using System.Collections.Immutable;
using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>One MessagePack resolver per project that has events or identifiers, or references a project that has.</summary>
internal static class ResolverPipeline
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ProjectModel> project,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<IdentifierModel> identifiers)
    {
        IncrementalValueProvider<ResolverModel?> resolver = project
            .Combine(events.Select(static (model, _) => new ResolvedEvent(model.Type.FullName, model.IsClass)).Collect())
            .Combine(identifiers
                .Where(static model => model is { IsNameable: true, HasErrors: false })
                .Select(static (model, _) => new ResolvedIdentifier(model.Type.FullName, model.Kind, model.ValueName))
                .Collect())
            .Select(static (parts, _) => Complete(parts.Left.Left, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.Resolver);
        context.RegisterSourceOutput(resolver, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(ProjectParser.ResolverName + ".g.cs", ResolverEmitter.Emit(model));
            }
        });
    }

    // Sorted: the order of the syntax trees is the order of the file system.
    private static ResolverModel? Complete(ProjectModel project, ImmutableArray<ResolvedEvent> events, ImmutableArray<ResolvedIdentifier> identifiers)
        => !project.KnowsMessagePack || events.Length + identifiers.Length + project.Resolvers.Count == 0 ? null : new ResolverModel
        {
            Namespace = project.Namespace,
            Events = events.OrderBy(e => e.Type, StringComparer.Ordinal).ToEquatableArray(),
            Identifiers = identifiers.OrderBy(identifier => identifier.Type, StringComparer.Ordinal).ToEquatableArray(),
            References = project.Resolvers,
        };
}
