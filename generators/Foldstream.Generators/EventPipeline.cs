using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary><c>[Event]</c>: a file per event.</summary>
internal static class EventPipeline
{
    public static IncrementalValuesProvider<EventModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Event,
                static (node, _) => node is TypeDeclarationSyntax,
                static (node, cancellation) => Remembered<EventModel>.Or(node, EventParser.Parse, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Event);

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(EventModel Model, EquatableArray<string> Shared)> models)
        => context.RegisterSourceOutput(models, static (output, pair) => output.AddSource(
            HintName.Of(pair.Model.Type.MetadataName, "Event", SharedSpellings.Holds(pair.Shared, pair.Model.Type)),
            EventEmitter.Emit(pair.Model)));
}
