using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Awaits a call, where the code around it is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitResultFix)), Shared]
public sealed class AwaitResultFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ResultIsNotAwaited];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        ExpressionSyntax? call = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.Ancestors().Select(Whole).FirstOrDefault(found => found is not null);
        if (call is null or ConditionalAccessExpressionSyntax || !MayAwait(call)) return null;

        return new Fix("Await it", [new TextChange(new TextSpan(call.SpanStart, 0), "await ")]);
    }

    private static ExpressionSyntax? Whole(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax statement => statement.Expression,
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    /// <summary>Asynchronous code may await, but not in a lock or a query.</summary>
    private static bool MayAwait(ExpressionSyntax call)
    {
        foreach (SyntaxNode node in call.Ancestors())
        {
            switch (node)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
