using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers.Purity;

/// <summary>Where a diagnostic about an operation is shown: on what says it, not on all that is inside.</summary>
internal static class Places
{
    public static Location Of(IOperation operation) => operation.Syntax switch
    {
        LockStatementSyntax node => node.LockKeyword.GetLocation(),
        CommonForEachStatementSyntax node => node.Expression.GetLocation(),
        UsingStatementSyntax node => node.UsingKeyword.GetLocation(),
        LocalDeclarationStatementSyntax node => node.Declaration.GetLocation(),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax } } access } node
            => Location.Create(node.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(access.Name.SpanStart, node.Span.End)),
        { } node => node.GetLocation(),
    };
}
