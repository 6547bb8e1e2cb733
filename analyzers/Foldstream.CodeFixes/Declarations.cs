using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Where modifiers are put into a declaration.</summary>
internal static class Declarations
{
    public static TypeDeclarationSyntax? At(SyntaxNode root, Diagnostic diagnostic)
        => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary><c>partial</c> is the last modifier.</summary>
    public static TextChange AddPartial(TypeDeclarationSyntax declaration) => Insert(declaration.Keyword, "partial ");

    /// <summary>Any other modifier is put before <c>partial</c>.</summary>
    public static TextChange Add(TypeDeclarationSyntax declaration, string modifier)
    {
        SyntaxToken partial = declaration.Modifiers.FirstOrDefault(token => token.IsKind(SyntaxKind.PartialKeyword));
        return Insert(partial.IsKind(SyntaxKind.PartialKeyword) ? partial : declaration.Keyword, modifier + " ");
    }

    private static TextChange Insert(SyntaxToken before, string text) => new(new TextSpan(before.SpanStart, 0), text);
}
