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
    public static bool IsSorted(CollectionKind kind)
        => kind is CollectionKind.ImmutableSortedSet or CollectionKind.ImmutableSortedDictionary or CollectionKind.SortedSet or CollectionKind.SortedDictionary or CollectionKind.SortedList;

    public static bool IsSet(CollectionKind kind) => kind is >= CollectionKind.ImmutableHashSet and < CollectionKind.ImmutableDictionary;

    public static bool IsMap(CollectionKind kind) => kind >= CollectionKind.ImmutableDictionary;

    /// <summary>Whether it is changed in place, so that it matters who else holds it.</summary>
    public static bool Changes(CollectionKind kind)
        => kind is CollectionKind.List or CollectionKind.Array or CollectionKind.Queue or CollectionKind.Stack or CollectionKind.LinkedList
            or CollectionKind.HashSet or CollectionKind.SortedSet
            or CollectionKind.Dictionary or CollectionKind.OrderedDictionary or CollectionKind.SortedDictionary or CollectionKind.SortedList;

    /// <summary>Whether it is an interface behind which sets or dictionaries with any comparer may be.</summary>
    public static bool HidesComparer(CollectionKind kind)
        => kind is CollectionKind.IImmutableSet or CollectionKind.IReadOnlySet or CollectionKind.IImmutableDictionary or CollectionKind.IReadOnlyDictionary;

    /// <summary>A collection that a state may hold besides those that an event may.</summary>
    public static CollectionKind? OfState(INamedTypeSymbol type)
        => type.ContainingType is not null ? null : (type.ContainingNamespace.ToDisplayString(), type.Name, type.Arity) switch
        {
            ("System.Collections.Generic", "List", 1) => CollectionKind.List,
            ("System.Collections.Generic", "Queue", 1) => CollectionKind.Queue,
            ("System.Collections.Generic", "Stack", 1) => CollectionKind.Stack,
            ("System.Collections.Generic", "LinkedList", 1) => CollectionKind.LinkedList,
            ("System.Collections.Generic", "HashSet", 1) => CollectionKind.HashSet,
            ("System.Collections.Generic", "SortedSet", 1) => CollectionKind.SortedSet,
            ("System.Collections.Generic", "Dictionary", 2) => CollectionKind.Dictionary,
            ("System.Collections.Generic", "OrderedDictionary", 2) => CollectionKind.OrderedDictionary,
            ("System.Collections.Generic", "SortedDictionary", 2) => CollectionKind.SortedDictionary,
            ("System.Collections.Generic", "SortedList", 2) => CollectionKind.SortedList,
            ("System.Collections.Immutable", "ImmutableQueue", 1) => CollectionKind.ImmutableQueue,
            ("System.Collections.Immutable", "ImmutableStack", 1) => CollectionKind.ImmutableStack,
            _ => null,
        };

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
