using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>What a type must be for a generator to complete it.</summary>
internal static class PartialTypes
{
    public static PartialType Describe(INamedTypeSymbol type, TypeDeclarationSyntax part)
    {
        List<string> containers = [];
        for (SyntaxNode? node = part.Parent; node is TypeDeclarationSyntax outer; node = outer.Parent)
        {
            containers.Insert(0, KeywordOf(outer) + " " + outer.Identifier.Text + outer.TypeParameterList?.ToString());
        }

        return new PartialType
        {
            Namespace = TypeNames.Namespace(type.ContainingNamespace),
            Containers = containers.ToEquatableArray(),
            Keyword = KeywordOf(part),
            Name = TypeNames.Escaped(type.Name),
            FullName = TypeNames.Full(type),
            MetadataName = TypeNames.Metadata(type),
            IsPublic = IsPublic(type),
        };
    }

    public static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return true;
    }

    /// <summary>The declarations, innermost first, that lack <c>partial</c>; null when none does.</summary>
    public static string? MissingPartial(TypeDeclarationSyntax part)
    {
        List<string>? missing = null;
        for (SyntaxNode? node = part; node is TypeDeclarationSyntax declaration; node = declaration.Parent)
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) (missing ??= []).Add("'" + declaration.Identifier.ValueText + "'");
        }

        return missing is null ? null : string.Join(" and ", missing);
    }

    /// <summary>Why no other part of the type can be written, or emitted code can't name it; null when it can.</summary>
    public static string? WhyUnusable(INamedTypeSymbol type, bool mustBeNameable)
    {
        if (type.IsGenericType) return type.TypeParameters.Length > 0 ? "is generic" : "stands in a generic type";

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal) return "is local to its file";
            if (mustBeNameable && outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return "is not accessible in its project";
            }
        }

        return null;
    }

    /// <summary>Whether a generator can complete a type of this project; one of another project has been completed there.</summary>
    public static bool IsCompletable(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        return WhyUnusable(type, mustBeNameable: true) is null && (parts.Count == 0 || MissingPartial(parts[0]) is null);
    }

    private static string KeywordOf(TypeDeclarationSyntax declaration) => declaration.Kind() switch
    {
        SyntaxKind.RecordDeclaration => "partial record",
        SyntaxKind.RecordStructDeclaration => "partial record struct",
        SyntaxKind.StructDeclaration => "partial struct",
        SyntaxKind.InterfaceDeclaration => "partial interface",
        _ => "partial class",
    };
}
