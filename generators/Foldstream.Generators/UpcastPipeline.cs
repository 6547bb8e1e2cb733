using System.Collections.Immutable;
using Foldstream.Generators.Emitting;
using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary>
/// Old versions and upcasters: a file per event that has old versions, one per method with <c>[Upcasts]</c>, one per revision of a nested type. What a
/// line of the lock does not concern is not printed anew.
/// </summary>
internal static class UpcastPipeline
{
    /// <summary>The methods with <c>[Upcasts]</c>; those of an event are a part of its model.</summary>
    public static IncrementalValuesProvider<UpcasterModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Upcasts,
                static (node, _) => node is MethodDeclarationSyntax,
                static (node, cancellation) => Remembered<UpcasterModel>.Or(node, UpcasterParser.Parse, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Upcaster);

    /// <summary>The old versions with types that the code can name.</summary>
    public static IncrementalValueProvider<FrozenProject> Freeze(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EventLock> known,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<UpcasterModel> upcasters)
    {
        IncrementalValueProvider<(EventLock Known, EquatableArray<OldVersionKey> Keys)> wanted = known
            .Combine(events.Select(static (model, _) => OldVersionWants.Of(model)).Collect())
            .Combine(upcasters.Select(static (model, _) => OldVersionWants.Of(model)).Collect())
            .Select(static (parts, _) => (Known: parts.Left.Left, Keys: OldVersionWants.KeysOf(parts.Left.Right.Concat(parts.Right), parts.Left.Left).ToEquatableArray()));

        // Generators see what other files declare in the compilation alone. In nearly every project there is nothing to ask it for.
        IncrementalValueProvider<EquatableArray<LiveType>> live = wanted
            .Select(static (wanted, _) => LiveTypes.NamesIn(wanted.Known, wanted.Keys).ToEquatableArray())
            .Combine(context.CompilationProvider)
            .Select(static (parts, cancellation) => LiveTypes.Find(parts.Left, parts.Right, cancellation))
            .WithTrackingName(TrackingNames.LiveTypes);
        return wanted.Combine(live)
            .Select(static (parts, _) => Freezer.Freeze(parts.Left.Known, parts.Left.Keys, parts.Right))
            .WithTrackingName(TrackingNames.OldVersions);
    }

    /// <summary>The project's own upcasters.</summary>
    public static IncrementalValueProvider<UpcastGraph> Own(
        IncrementalValuesProvider<EventModel> events, IncrementalValuesProvider<UpcasterModel> upcasters, IncrementalValueProvider<FrozenProject> frozen)
        => events.Collect()
            .Combine(upcasters.Collect())
            .Combine(frozen)
            .Select(static (parts, _) => UpcastGraph.Of(parts.Left.Left, parts.Left.Right, parts.Right, []));

    /// <summary>All upcasters that the project knows.</summary>
    public static IncrementalValueProvider<UpcastGraph> Connect(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<UpcasterModel> upcasters,
        IncrementalValueProvider<FrozenProject> frozen)
        => events.Collect()
            .Combine(upcasters.Collect())
            .Combine(frozen)
            .Combine(context.CompilationProvider.Select(ReferencedUpcasters.Read))
            .Select(static (parts, _) => UpcastGraph.Of(parts.Left.Left.Left, parts.Left.Left.Right, parts.Left.Right, parts.Right))
            .WithTrackingName(TrackingNames.UpcastGraph);

    /// <summary>The aggregates with the old events that they replay.</summary>
    public static IncrementalValuesProvider<AggregateModel> Complete(IncrementalValuesProvider<AggregateModel> aggregates, IncrementalValueProvider<UpcastGraph> graph)
        => aggregates.Combine(graph)
            .Select(static (pair, _) => UpcastPlan.Complete(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Replay);

    /// <summary>The files of old versions and revisions.</summary>
    /// <returns>Their texts, for who must know what upcasters call.</returns>
    public static IncrementalValueProvider<EquatableArray<string>> Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValuesProvider<UpcasterModel> upcasters,
        IncrementalValueProvider<FrozenProject> frozen,
        IncrementalValueProvider<UpcastGraph> graph,
        IncrementalValueProvider<EquatableArray<string>> shared)
    {
        IncrementalValueProvider<(FrozenProject Frozen, UpcastGraph Graph)> known = frozen.Combine(graph);
        IncrementalValuesProvider<EmittedFile> inEvents = events.Combine(known)
            .Select(static (pair, _) => OldVersionsModel.Of(pair.Left, pair.Right.Frozen, pair.Right.Graph)).Where(static model => model is not null).Combine(shared)
            .Select(static (pair, _) => new EmittedFile(
                HintName.Of(pair.Left!.Type.MetadataName, "Versions", SharedSpellings.Holds(pair.Right, pair.Left.Type)), OldVersionsEmitter.Emit(pair.Left)));
        IncrementalValuesProvider<EmittedFile> besideUpcasters = upcasters.Collect().SelectMany(static (models, _) => FirstOfEach(models)).Combine(known)
            .Select(static (pair, _) => (Versions: OldVersionsModel.Of(pair.Left.Model, pair.Right.Frozen, pair.Right.Graph), pair.Left.IsShared)).Where(static pair => pair.Versions is not null)
            .Select(static (pair, _) => new EmittedFile(
                HintName.Of($"{pair.Versions!.Type.MetadataName}+{pair.Versions.Versions[0].Name}", "Upcaster", pair.IsShared), OldVersionsEmitter.Emit(pair.Versions)));
        IncrementalValuesProvider<EmittedFile> revisions = frozen.SelectMany(static (frozen, _) => NamesOf(frozen.Revisions))
            .Select(static (revision, _) => new EmittedFile(HintName.Of(revision.Name, "Revision", revision.IsShared), RevisionEmitter.Emit(revision.Model)));

        context.RegisterSourceOutput(inEvents, static (output, file) => output.AddSource(file.Name, file.Text));
        context.RegisterSourceOutput(besideUpcasters, static (output, file) => output.AddSource(file.Name, file.Text));
        context.RegisterSourceOutput(revisions, static (output, file) => output.AddSource(file.Name, file.Text));
        return inEvents.Collect().Combine(besideUpcasters.Collect()).Combine(revisions.Collect()).Select(static (files, _) => files.Left.Left.Concat(files.Left.Right).Concat(files.Right)
            .Select(file => file.Text).OrderBy(text => text, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>Two methods for one old version are an error; its type is emitted once all the same.</summary>
    private static IEnumerable<(UpcasterModel Model, bool IsShared)> FirstOfEach(ImmutableArray<UpcasterModel> upcasters)
    {
        HashSet<string> shared = [.. HintName.SharingSpelling(upcasters.Select(upcaster => upcaster.OldType))];
        return upcasters.GroupBy(upcaster => upcaster.OldType, StringComparer.Ordinal).Select(group => (group.First(), shared.Contains(group.Key)));
    }

    private static IEnumerable<(RevisionModel Model, string Name, bool IsShared)> NamesOf(EquatableArray<RevisionModel> revisions)
    {
        HashSet<string> shared = [.. HintName.SharingSpelling(revisions.Select(revision => revision.FullName))];
        return revisions.Select(revision => (revision, revision.FullName, shared.Contains(revision.FullName)));
    }

    private sealed record EmittedFile(string Name, string Text);
}
