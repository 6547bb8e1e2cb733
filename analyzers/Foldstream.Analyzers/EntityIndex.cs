using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The types of the child entities of a project's aggregates. It looks at all aggregates, so it is made on demand, once for a compilation.</summary>
internal sealed class EntityIndex(HashSet<ISymbol> children)
{
    public bool Holds(INamedTypeSymbol type) => children.Contains(type);

    public static EntityIndex Build(Compilation compilation, CancellationToken cancellation = default)
    {
        SemanticModels models = new(compilation);
        HashSet<ISymbol> children = new(SymbolEqualityComparer.Default);
        foreach ((INamedTypeSymbol aggregate, _) in AggregateTypes.In(compilation, models, cancellation))
        {
            foreach ((ISymbol member, _) in EntityMembers.Of(aggregate, SourceParts.Of(aggregate, cancellation), models, cancellation))
            {
                if (TypeOf(member) is INamedTypeSymbol { Arity: 2 } dictionary) children.Add(dictionary.TypeArguments[1]);
            }
        }

        return new EntityIndex(children);
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
