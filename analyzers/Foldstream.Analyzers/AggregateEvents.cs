using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The events that an aggregate folds, and those that it ignores and that have types; of this project or of another one.</summary>
internal static class AggregateEvents
{
    /// <returns>Null when it has errors, and says only half of what it covers.</returns>
    public static List<INamedTypeSymbol>? Of(INamedTypeSymbol aggregate, SemanticModels models, CancellationToken cancellation)
    {
        List<INamedTypeSymbol> events = [];
        if (!models.IsSource(aggregate))
        {
            events.AddRange(Referenced(aggregate));
        }
        else if (KnownAttributes.FindAggregate(aggregate) is { } attribute && AggregateParser.Parse(aggregate, attribute, models, reporter: null, cancellation) is { HasErrors: false } model)
        {
            events.AddRange(model.Folds.Select(fold => TypeNames.Find(fold.EventType, models.Compilation)).OfType<INamedTypeSymbol>());
        }
        else
        {
            return null;
        }

        events.AddRange(aggregate.GetAttributes().Where(KnownAttributes.IsIgnoresType).Select(ignores => ignores.AttributeClass!.TypeArguments[0]).OfType<INamedTypeSymbol>());
        return [.. events.Where(type => KnownAttributes.FindEvent(type) is not null).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
    }

    /// <summary>
    /// What a reference assembly has is public: not the folds, which may be private, but the events that convert into one of the generated set, children's included.
    /// </summary>
    private static IEnumerable<INamedTypeSymbol> Referenced(INamedTypeSymbol aggregate)
    {
        IEnumerable<IMethodSymbol> folds = aggregate.GetMembers("Apply").OfType<IMethodSymbol>().Concat(aggregate.InstanceConstructors);
        IEnumerable<IMethodSymbol> conversions = aggregate.GetTypeMembers(GeneratedNames.Events)
            .SelectMany(set => set.GetTypeMembers("Item"))
            .SelectMany(item => item.GetMembers(WellKnownMemberNames.ImplicitConversionName))
            .OfType<IMethodSymbol>();
        return folds.Select(fold => fold.Parameters.ElementAtOrDefault(FoldMethodParser.EventIndex(fold))).Concat(conversions.Select(conversion => conversion.Parameters.FirstOrDefault()))
            .Select(parameter => parameter?.Type)
            .OfType<INamedTypeSymbol>();
    }
}
