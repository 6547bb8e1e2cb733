using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Parsing;

/// <summary>How types are named in emitted code and in messages.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Emitted = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary><c>global::Shop.OrderId</c>, <c>int</c>; a reference type without a trailing <c>?</c>.</summary>
    public static string Full(ITypeSymbol type)
        => type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: not TypeKind.Error, IsGenericType: false, IsTupleType: false } named
            ? "global::" + Qualified(named)
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Emitted);

    /// <summary>As a person would write it: <c>OrderId</c>, <c>List&lt;int&gt;</c>.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>As emitted code names it; empty for the global namespace.</summary>
    public static string Namespace(INamespaceSymbol space)
        => space.IsGlobalNamespace ? "" : space.ContainingNamespace.IsGlobalNamespace ? Escaped(space.Name) : Namespace(space.ContainingNamespace) + "." + Escaped(space.Name);

    /// <summary>A name as it must be written in code: <c>@event</c>.</summary>
    public static string Escaped(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name == "extension"
            ? "@" + name
            : name;

    /// <summary>The type that emitted code names so, in a project or what it references; null when there is none.</summary>
    public static INamedTypeSymbol? Find(string fullName, Compilation compilation)
        => DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + fullName.Replace("global::", "").Replace("@", ""), compilation) as INamedTypeSymbol;

    /// <summary><c>Shop.Outer+Order</c>.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return Metadata(outer) + "+" + type.MetadataName;
        }

        string space = Namespace(type.ContainingNamespace);
        return space.Length == 0 ? type.MetadataName : space + "." + type.MetadataName;
    }

    // Put together by hand: a display format costs several times as much, for each event on each keystroke.
    private static string Qualified(INamedTypeSymbol type)
    {
        string outer = type.ContainingType is { } container ? Qualified(container) : Namespace(type.ContainingNamespace);
        return outer.Length == 0 ? Escaped(type.Name) : outer + "." + Escaped(type.Name);
    }
}
