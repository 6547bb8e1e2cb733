using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>What a collection that can be changed is handed out as.</summary>
internal static class ReadOnlyViews
{
    /// <summary>As it is written: <c>IReadOnlyList&lt;Line&gt;</c>. Null for a type that can't be changed, or that is no collection.</summary>
    public static string? Of(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array) return $"IReadOnlyList<{TypeNames.Short(array.ElementType)}>";
        if (type is IArrayTypeSymbol) return "an immutable collection";
        if (NameOf(type) is not { } name) return null;

        ITypeSymbol[] arguments = [.. ((INamedTypeSymbol)type).TypeArguments];
        return arguments.Length == 0 ? "IReadOnlyCollection" : $"{name}<{string.Join(", ", arguments.Take(name == "IReadOnlyDictionary" ? 2 : 1).Select(TypeNames.Short))}>";
    }

    /// <summary>The interface that a generic collection of .NET can be read through. Asked for every member, so the name goes first.</summary>
    private static string? NameOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { ContainingType: null }) return null;

        (string Space, string View)? known = type.Name switch
        {
            "List" or "IList" => ("Generic", "IReadOnlyList"),
            "Dictionary" or "SortedDictionary" or "SortedList" or "OrderedDictionary" or "IDictionary" => ("Generic", "IReadOnlyDictionary"),
            "HashSet" or "SortedSet" or "ISet" => ("Generic", "IReadOnlySet"),
            "ICollection" or "LinkedList" or "Queue" or "Stack" => ("Generic", "IReadOnlyCollection"),
            "Collection" or "ObservableCollection" => ("ObjectModel", "IReadOnlyList"),
            "ConcurrentDictionary" => ("Concurrent", "IReadOnlyDictionary"),
            "ConcurrentQueue" or "ConcurrentStack" or "ConcurrentBag" => ("Concurrent", "IReadOnlyCollection"),
            _ => null,
        };
        return known is var (space, view) && type.ContainingNamespace is { ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } inner && inner.Name == space
            ? view
            : null;
    }
}
