using Foldstream.Generators.Emitting;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators;

/// <summary><c>[Aggregate]</c>: a file per aggregate, and one for the ways to begin it with an event.</summary>
internal static class AggregatePipeline
{
    public static IncrementalValuesProvider<AggregateModel> Parse(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownAttributes.Aggregate, static (node, _) => node is TypeDeclarationSyntax, AggregateParser.Parse)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Aggregate);

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<(AggregateModel Model, EquatableArray<string> Shared)> models)
        => context.RegisterSourceOutput(models, static (output, pair) =>
        {
            (AggregateModel model, EquatableArray<string> shared) = pair;
            bool sharesSpelling = SharedSpellings.Holds(shared, model.Type);
            output.AddSource(HintName.Of(model.Type.MetadataName, "Aggregate", sharesSpelling), AggregateEmitter.Emit(model));
            if (model.HasErrors || model.Folds.Any(fold => fold.Birth is not null))
            {
                output.AddSource(HintName.Of(model.Type.MetadataName, "RepositoryExtensions", sharesSpelling), RepositoryExtensionsEmitter.Emit(model));
            }
        });
}
