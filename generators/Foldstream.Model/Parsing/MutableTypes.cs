using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Which types can change or act by themselves, whatever is inside them.</summary>
internal static class MutableTypes
{
    /// <summary>What is wrong with the type and what to use instead, each a sentence without its full stop; null when it must be looked into.</summary>
    public static (string Cause, string Advice)? Why(ITypeSymbol type, StateOwner owner)
    {
        if (owner == StateOwner.Aggregate)
        {
            return MutableCollections.ImmutableTwin(type) is { } twin ? (ChangesInPlace(type), $"Use '{twin}'") : null;
        }

        if (type is IArrayTypeSymbol) return (ChangesInPlace(type), NoWireForm.For(type).Advice);
        if (type is not INamedTypeSymbol named) return null;
        if (named.TypeKind == TypeKind.Delegate) return ($"'{TypeNames.Short(type)}' is code, and no fact", "Hold the values that it works on, or the one that it gives");
        if (KnownAttributes.FindAggregate(named) is not null) return ($"'{named.Name}' is an aggregate, which changes with each of its events", "Hold its identifier and the values that matter here");

        return !IsOfPlatform(named)
            ? named.TypeKind == TypeKind.Interface && Acts(named) ? Service(named) : null
            : OfPlatform(named);
    }

    /// <summary>Whether a type's declaration is at hand, in this compilation or another one of the workspace. A tuple is written wherever it is used.</summary>
    public static bool IsWritten(INamedTypeSymbol type) => !type.IsTupleType && type.Locations.Any(location => location.IsInSource);

    /// <summary>Whether a type comes with .NET, so that it is known by name and its members say nothing.</summary>
    public static bool IsOfPlatform(INamedTypeSymbol type)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space.Name == "System" && !IsWritten(type);
    }

    private static (string Cause, string Advice)? OfPlatform(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        if (space is "System.Collections.Immutable" or "System.Collections.Frozen")
        {
            return type.Name is "Builder" ? (ChangesInPlace(type), "Call 'ToImmutable' before the event is made, and hold what it gives") : null;
        }

        if (space is "System.Threading.Tasks" && type.Name is "Task" or "ValueTask")
        {
            return ($"'{TypeNames.Short(type)}' is work that may not be done yet", "Await it before the event is made, and hold its result");
        }

        if (Derives(type, "System.IO", "Stream", "TextReader", "TextWriter"))
        {
            return ($"'{TypeNames.Short(type)}' is read or written once, and then gone", "Hold its content as 'ReadOnlyMemory<byte>' or 'string', or the address under which it is kept");
        }

        if (type.SpecialType == SpecialType.System_String) return null;
        if (type.TypeKind == TypeKind.Interface) return OfInterface(type, space);
        if (space is "System.Threading" || space.StartsWith("System.Threading.", StringComparison.Ordinal)
            || Implements(type, "IDisposable") || Implements(type, "IAsyncDisposable") || Implements(type, "IServiceProvider"))
        {
            return Service(type);
        }

        if (type is { Name: "StringBuilder", TypeKind: TypeKind.Class }) return (ChangesInPlace(type), "Use 'string'");
        if (Derives(type, "System", "Exception")) return ($"'{type.Name}' is an object that changes as it is thrown", "Hold what went wrong as a 'string' or a record of your own");
        if (type is { Name: "Memory" or "ArraySegment", Arity: 1 } || IsCollection(type)) return (ChangesInPlace(type), NoWireForm.For(type).Advice);
        return null;
    }

    private static (string Cause, string Advice)? OfInterface(INamedTypeSymbol type, string space)
    {
        if (type.Name is "IDisposable" or "IAsyncDisposable" or "IServiceProvider" or "IProgress" or "IObservable" or "IObserver" && space == "System") return Service(type);
        if (!IsCollection(type)) return null;

        // An event is read, and folded, with collections of its own behind these, whatever it was made with.
        if (CollectionKinds.Of(type) is not null) return null;

        bool isView = type.Name is "IEnumerable" or "IAsyncEnumerable" or "ILookup" or "IGrouping";
        return (isView ? $"'{TypeNames.Short(type)}' may be a view of a collection that changes" : ChangesInPlace(type), NoWireForm.For(type).Advice);
    }

    private static bool IsCollection(INamedTypeSymbol type)
        => type.SpecialType is SpecialType.System_Collections_IEnumerable
            || type.Name is "IAsyncEnumerable"
            || type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>An interface of values alone may stand for a record; one with methods stands for somebody who does something.</summary>
    private static bool Acts(INamedTypeSymbol type)
        => type.GetMembers().Concat(type.AllInterfaces.Where(face => !IsOfPlatform(face)).SelectMany(face => face.GetMembers()))
            .Any(member => member is { IsStatic: false } and (IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }));

    private static (string Cause, string Advice) Service(INamedTypeSymbol type)
        => ($"'{TypeNames.Short(type)}' is something that acts, and no fact", "Hold the values that it gave when the event happened");

    private static string ChangesInPlace(ITypeSymbol type) => $"'{TypeNames.Short(type)}' can be changed in place";

    private static bool Implements(INamedTypeSymbol type, string name)
        => type.AllInterfaces.Any(face => face.Name == name && face.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });

    private static bool Derives(INamedTypeSymbol type, string space, params string[] names)
    {
        for (INamedTypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (names.Contains(candidate.Name) && candidate.ContainingNamespace?.ToDisplayString() == space) return true;
        }

        return false;
    }
}
