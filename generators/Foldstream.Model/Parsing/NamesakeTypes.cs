using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>
/// Types of one name and different kinds, <c>partial class A</c> and <c>partial record struct A</c>: the compiler's error, and two symbols. Whoever is changing
/// one into the other has both for a while, and only one of them can be completed under the name.
/// </summary>
internal static class NamesakeTypes
{
    /// <summary>Whether it is the first type of its name that is marked so.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isMarked">Whether an attribute is the one that it is marked with.</param>
    public static bool IsFirst(INamedTypeSymbol type, Func<AttributeData, bool> isMarked)
    {
        foreach (INamedTypeSymbol other in Of(type))
        {
            if (SymbolEqualityComparer.Default.Equals(other, type)) return true;
            if (!other.IsFileLocal && other.GetAttributes().Any(isMarked)) return false;
        }

        return true;
    }

    /// <summary>The types that have its name, itself among them: a type around it may have namesakes, too.</summary>
    private static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? Of(outer).SelectMany(one => one.GetTypeMembers(type.Name, type.Arity)) : type.ContainingNamespace.GetTypeMembers(type.Name, type.Arity);
}
