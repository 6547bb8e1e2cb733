using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary><c>[Aggregate]</c>: a file for its generated half, one for its event set, and one for the extension methods beside it.</summary>
internal static class AggregatePipeline
{
    public static IncrementalValuesProvider<AggregateModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Aggregate,
                static (node, _) => node is TypeDeclarationSyntax,
                static (node, cancellation) => Remembered<AggregateModel>.Or(node, AggregateParser.Parse, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Aggregate);

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(AggregateModel Model, EquatableArray<string> Shared)> models)
    {
        context.RegisterSourceOutput(
            models.Select(static (pair, _) => (Model: Replay(pair.Model), pair.Shared)), static (output, pair) => output.AddSource(Name(pair, "Aggregate"), AggregateEmitter.Emit(pair.Model)));
        context.RegisterSourceOutput(models.Select(static (pair, _) => (Model: Surface(pair.Model), pair.Shared)), static (output, pair) =>
        {
            output.AddSource(Name(pair, "Extensions"), ExtensionsEmitter.Emit(pair.Model));
            if (!pair.Model.DeclaresEvents) output.AddSource(Name(pair, "Events"), EventSetEmitter.Emit(pair.Model));
        });
        context.RegisterSourceOutput(
            models.Where(static pair => pair.Model is { Snapshot: not null, HasErrors: false }).Select(static (pair, _) => (Model: State(pair.Model), pair.Shared)),
            static (output, pair) => output.AddSource(Name(pair, "Snapshots"), SnapshotEmitter.Emit(pair.Model)));
    }

    /// <summary>Without the defaults of old versions, which the fingerprint alone asks for.</summary>
    private static AggregateModel Replay(AggregateModel model) => model with { Old = model.Old.Select(old => old with { Defaults = "" }).ToEquatableArray() };

    /// <summary>The state alone, so that an edit of what folds or decides prints no codec.</summary>
    private static AggregateModel State(AggregateModel model)
        => model with { Folds = EquatableArray<FoldModel>.Empty, Ignored = EquatableArray<string>.Empty, Decides = EquatableArray<DecideModel>.Empty, Old = EquatableArray<OldEventModel>.Empty };

    /// <summary>Without what only the replay needs, so that an edit of an <c>Apply</c> prints one file.</summary>
    private static AggregateModel Surface(AggregateModel model)
        => model with
        {
            Folds = model.Folds.Select(fold => fold with { MembersRead = 0, Unread = EquatableArray<string>.Empty }).ToEquatableArray(),
            Old = EquatableArray<OldEventModel>.Empty,
            Snapshot = null,
        };

    private static string Name((AggregateModel Model, EquatableArray<string> Shared) pair, string artefact)
        => HintName.Of(pair.Model.Type.MetadataName, artefact, SharedSpellings.Holds(pair.Shared, pair.Model.Type));
}
