using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators.Fingerprints;

/// <summary>The tokens of code, without what stands between them: white space, comments, regions, and what a condition leaves out.</summary>
internal static class SyntaxText
{
    public static void Add(SyntaxNode root, FoldText text)
    {
        foreach (SyntaxNode part in Code(root))
        {
            foreach (SyntaxToken token in part.DescendantTokens()) text.Add(token.RawKind).Add(Text(token));
        }
    }

    /// <summary>The code of a declaration, without the attributes and modifiers before it: those that matter are told by its symbol.</summary>
    private static IEnumerable<SyntaxNode> Code(SyntaxNode root) => (root switch
    {
        ConstructorDeclarationSyntax constructor => [constructor.Initializer, constructor.Body, constructor.ExpressionBody],
        BaseMethodDeclarationSyntax method => [method.Body, method.ExpressionBody],
        AccessorDeclarationSyntax accessor => [accessor.Body, accessor.ExpressionBody],
        LocalFunctionStatementSyntax function => [function.Body, function.ExpressionBody],
        _ => (SyntaxNode?[])[root],
    }).OfType<SyntaxNode>();

    /// <summary>What a string holds, since its line ends are content; what a number was written as, since 1.0m and 1.00m differ.</summary>
    private static string Text(SyntaxToken token)
        => token.IsKind(SyntaxKind.NumericLiteralToken) ? token.Text : token.ValueText;
}
