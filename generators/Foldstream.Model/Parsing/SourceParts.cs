using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// The parts of a type that people wrote. Generators don't see each other's output, so the analyzers, which do, must leave it out:
/// otherwise the two would not agree.
/// </summary>
internal static class SourceParts
{
    public static List<TypeDeclarationSyntax> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = [];
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree) && reference.GetSyntax(cancellation) is TypeDeclarationSyntax part && IsNamed(part))
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    public static bool IsWritten(ISymbol member)
        => member.DeclaringSyntaxReferences.Any(reference => !IsGenerated(reference.SyntaxTree));

    /// <summary>False while somebody is typing: nothing can be emitted for a type without a name.</summary>
    private static bool IsNamed(TypeDeclarationSyntax part)
    {
        for (SyntaxNode? node = part; node is TypeDeclarationSyntax declaration; node = declaration.Parent)
        {
            if (declaration.Identifier.ValueText.Length == 0) return false;
        }

        return true;
    }

    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
