using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Gives an aggregate the category back under which its streams are stored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RestoreCategoryFix)), Shared]
public sealed class RestoreCategoryFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ShippedAggregateIsChanged];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
        => diagnostic.Properties.TryGetValue(FixProperties.Replacement, out string? category)
            && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax literal
                ? new Fix($"Call it '{category}' again", [new TextChange(literal.Span, $"\"{category}\"")])
                : null;
}
