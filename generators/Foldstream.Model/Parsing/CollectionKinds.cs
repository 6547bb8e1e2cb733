using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Which types are collections of the wire.</summary>
internal static class CollectionKinds
{
    public static CollectionKind? Of(INamedTypeSymbol type)
    {
        if (type is not { Arity: 1 or 2, ContainingType: null } || OfName(type.Name, type.Arity) is not { } kind) return null;

        string space = type.ContainingNamespace.ToDisplayString();
        return space == SpaceOf(kind) ? kind : null;
    }

    /// <summary>Whether the collection keeps its elements in order, so that they must be comparable.</summary>
    public static bool IsSorted(CollectionKind kind) => kind is CollectionKind.ImmutableSortedSet or CollectionKind.ImmutableSortedDictionary;

    /// <summary>Whether the object behind the type may be any, also one that somebody changes.</summary>
    public static bool IsView(CollectionKind kind)
        => kind is CollectionKind.IReadOnlyList or CollectionKind.IReadOnlyCollection or CollectionKind.IReadOnlySet or CollectionKind.IReadOnlyDictionary;

    private static CollectionKind? OfName(string name, int arity) => (name, arity) switch
    {
        ("ImmutableList", 1) => CollectionKind.ImmutableList,
        ("IImmutableList", 1) => CollectionKind.IImmutableList,
        ("IReadOnlyList", 1) => CollectionKind.IReadOnlyList,
        ("IReadOnlyCollection", 1) => CollectionKind.IReadOnlyCollection,
        ("ImmutableHashSet", 1) => CollectionKind.ImmutableHashSet,
        ("ImmutableSortedSet", 1) => CollectionKind.ImmutableSortedSet,
        ("FrozenSet", 1) => CollectionKind.FrozenSet,
        ("IImmutableSet", 1) => CollectionKind.IImmutableSet,
        ("IReadOnlySet", 1) => CollectionKind.IReadOnlySet,
        ("ImmutableDictionary", 2) => CollectionKind.ImmutableDictionary,
        ("ImmutableSortedDictionary", 2) => CollectionKind.ImmutableSortedDictionary,
        ("FrozenDictionary", 2) => CollectionKind.FrozenDictionary,
        ("IImmutableDictionary", 2) => CollectionKind.IImmutableDictionary,
        ("IReadOnlyDictionary", 2) => CollectionKind.IReadOnlyDictionary,
        _ => null,
    };

    private static string SpaceOf(CollectionKind kind)
        => IsView(kind) ? "System.Collections.Generic"
            : kind is CollectionKind.FrozenSet or CollectionKind.FrozenDictionary ? "System.Collections.Frozen"
            : "System.Collections.Immutable";
}
