using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Knows which calls on .NET's own collections change them, and which hand out what is in them.</summary>
internal static class CollectionMutators
{
    private static readonly HashSet<string> Mutators =
    [
        "Add", "AddRange", "AddFirst", "AddLast", "AddBefore", "AddAfter", "AddOrUpdate", "GetOrAdd", "TryAdd", "TryUpdate", "TryRemove",
        "Append", "AppendLine", "AppendFormat", "AppendJoin", "Replace",
        "Insert", "InsertRange", "InsertAt", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveFirst", "RemoveLast", "RemoveWhere", "RemoveMin", "RemoveMax",
        "Clear", "Sort", "Reverse", "Move", "SetAt", "SetItem", "Set", "SetAll", "SetValue", "Not", "And", "Or", "Xor",
        "Push", "PushRange", "Pop", "TryPop", "Enqueue", "EnqueueRange", "Dequeue", "TryDequeue", "EnqueueDequeue", "DequeueEnqueue", "TryTake",
        "UnionWith", "IntersectWith", "ExceptWith", "SymmetricExceptWith",
    ];

    private static readonly HashSet<string> OfArrays = ["Sort", "Clear", "Fill", "Reverse", "Resize", "Copy", "ConstrainedCopy"];

    private static readonly HashSet<string> Elements =
    [
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "MinBy", "MaxBy",
        "Find", "FindLast", "Peek", "GetValueOrDefault", "Max", "Min",
    ];

    private static readonly HashSet<string> Sequences =
    [
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Order", "OrderDescending", "Skip", "SkipWhile", "SkipLast", "Take", "TakeWhile", "TakeLast",
        "Reverse", "Distinct", "DistinctBy", "OfType", "Cast", "AsEnumerable", "ToList", "ToArray", "FindAll", "GetRange", "Slice",
    ];

    /// <summary>What a call changes: its receiver or an argument. Null when it changes no collection.</summary>
    public static IOperation? TargetOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Instance is { } instance) return Mutators.Contains(method.Name) && IsOfCollection(method) ? instance : null;
        if (call.Arguments.IsEmpty) return null;

        // What Copy fills is its third argument, or the second of the short form.
        bool isArray = method.ContainingType.SpecialType == SpecialType.System_Array && OfArrays.Contains(method.Name);
        if (isArray) return method.Name is "Copy" or "ConstrainedCopy" ? call.Arguments[call.Arguments.Length >= 4 ? 2 : 1].Value : call.Arguments[0].Value;

        bool isDirect = method.ContainingType is { Name: "CollectionsMarshal" } && method.Name is "GetValueRefOrAddDefault" or "SetCount";
        bool isExtension = method.ContainingType is { Name: "CollectionExtensions" } && Mutators.Contains(method.Name);
        return (isDirect || isExtension) && IsOfSystem(method.ContainingType) ? call.Arguments[0].Value : null;
    }

    /// <summary>Whether a call hands out one of the things in a collection.</summary>
    public static bool GivesElement(IMethodSymbol method) => Elements.Contains(method.Name) && IsOfCollectionOrLinq(method);

    /// <summary>Whether a call hands out the things in a collection as another sequence.</summary>
    public static bool GivesSequence(IMethodSymbol method) => Sequences.Contains(method.Name) && IsOfCollectionOrLinq(method);

    /// <summary>Whether a method or property belongs to a collection of .NET that can be changed, or to what it is made of.</summary>
    public static bool IsOfCollection(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        if (type.Name == "StringBuilder") return IsOfSystem(type);

        string space = SpaceOf(type);
        return space.StartsWith("System.Collections", StringComparison.Ordinal)
            && (type.ContainingType is not null || space is not ("System.Collections.Immutable" or "System.Collections.Frozen"));
    }

    private static bool IsOfCollectionOrLinq(IMethodSymbol method)
        => IsOfCollection(method) || SpaceOf(method.ContainingType) is "System.Linq" or "System.Collections.Immutable";

    private static bool IsOfSystem(INamedTypeSymbol type) => SpaceOf(type).StartsWith("System", StringComparison.Ordinal);

    private static string SpaceOf(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() ?? "";
}
