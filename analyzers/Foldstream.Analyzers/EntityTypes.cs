using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Says whether a type is a child entity of an aggregate. It looks at all aggregates of the project, so it is asked seldom.</summary>
internal static class EntityTypes
{
    public static bool Hold(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModels models = new(compilation);
        return Aggregates(compilation.Assembly.GlobalNamespace)
            .SelectMany(aggregate => EntityMembers.Of(aggregate, SourceParts.Of(aggregate, cancellation), models, cancellation))
            .Any(found => ChildOf(found.Member) is { } child && SymbolEqualityComparer.Default.Equals(child, type));
    }

    private static IEnumerable<INamedTypeSymbol> Aggregates(INamespaceOrTypeSymbol space)
    {
        Stack<INamespaceOrTypeSymbol> open = new([space]);
        while (open.Count > 0)
        {
            INamespaceOrTypeSymbol symbol = open.Pop();
            if (symbol is INamedTypeSymbol type && KnownAttributes.FindAggregate(type) is not null) yield return type;

            IEnumerable<INamespaceOrTypeSymbol> inner = symbol is INamespaceSymbol inside ? inside.GetMembers() : symbol.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol member in inner) open.Push(member);
        }
    }

    private static ITypeSymbol? ChildOf(ISymbol member)
    {
        ITypeSymbol? collection = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return collection is INamedTypeSymbol { Arity: 2 } dictionary ? dictionary.TypeArguments[1] : null;
    }
}
