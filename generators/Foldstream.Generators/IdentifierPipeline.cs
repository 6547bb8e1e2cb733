using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary><c>[Identifier]</c>: a file per identifier.</summary>
internal static class IdentifierPipeline
{
    public static IncrementalValuesProvider<IdentifierModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Identifier,
                static (node, _) => node is TypeDeclarationSyntax,
                static (node, cancellation) => Remembered<IdentifierModel>.Or(node, IdentifierParser.Parse, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Identifier);

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(IdentifierModel Model, EquatableArray<string> Shared)> models)
        => context.RegisterSourceOutput(models, static (output, pair) => output.AddSource(
            HintName.Of(pair.Model.Type.MetadataName, "Identifier", SharedSpellings.Holds(pair.Shared, pair.Model.Type)),
            IdentifierEmitter.Emit(pair.Model)));
}
