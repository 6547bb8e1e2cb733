using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Finds what can be changed in place inside an aggregate that is a record: all states that share it would change.</summary>
internal static class MutableCollections
{
    /// <summary>Nothing that is emitted depends on it, so it is looked for only where somebody listens: binding every member has its price.</summary>
    public static void Report(INamedTypeSymbol type, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        if (!problems.IsHeard) return;

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            ISymbol member = field.AssociatedSymbol ?? field;
            if (field.IsStatic || !SourceParts.IsWritten(member) || IsOfChildren(type, member)) continue;

            if (MutableState.OfField(field, StateOwner.Aggregate, models, cancellation)?.Behind(type.Name + "." + member.Name) is { } path)
            {
                problems.Add(Problem.RecordHoldsMutableCollection, member.Locations[0], type.Name, member.Name, path.Steps, path.Cause, path.Advice);
            }
        }
    }

    // A collection of children has rules of its own.
    private static bool IsOfChildren(INamedTypeSymbol type, ISymbol member)
        => KnownAttributes.FindEntity(member) is not null
            || type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Any(parameter => parameter.Name == member.Name && KnownAttributes.FindEntity(parameter) is not null);

    /// <summary>The immutable collection that stands for a mutable one; null when a type is no mutable collection.</summary>
    public static string? ImmutableTwin(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol) return "ImmutableArray";
        if (type is not INamedTypeSymbol { ContainingType: null } named) return null;

        return named.ContainingNamespace.ToDisplayString() switch
        {
            "System.Collections.Generic" => named.Name switch
            {
                "List" or "IList" or "ICollection" => "ImmutableList",
                "Dictionary" or "IDictionary" => "ImmutableDictionary",
                "SortedDictionary" or "SortedList" or "OrderedDictionary" => "ImmutableSortedDictionary",
                "HashSet" or "ISet" => "ImmutableHashSet",
                "SortedSet" => "ImmutableSortedSet",
                "Queue" or "PriorityQueue" => "ImmutableQueue",
                "Stack" => "ImmutableStack",
                "LinkedList" => "ImmutableList",
                _ => null,
            },
            "System.Collections.ObjectModel" => named.Name is "Collection" or "ObservableCollection" or "KeyedCollection" ? "ImmutableList" : null,
            "System.Collections.Concurrent" => named.Name switch
            {
                "ConcurrentDictionary" => "ImmutableDictionary",
                "ConcurrentQueue" => "ImmutableQueue",
                "ConcurrentStack" => "ImmutableStack",
                "ConcurrentBag" => "ImmutableList",
                _ => null,
            },
            _ => null,
        };
    }
}
