using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes an event name or a category in kebab case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameToKebabCaseFix)), Shared]
public sealed class RenameToKebabCaseFix : FoldstreamCodeFix
{
    private const int MaxEventName = 100;
    private const int MaxCategory = 64;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventNameIsMalformed, RuleIds.CategoryIsMalformed];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not LiteralExpressionSyntax { Token.Value: string written } literal) return null;

        int max = diagnostic.Id == RuleIds.CategoryIsMalformed ? MaxCategory : MaxEventName;
        return KebabCase.From(written, max) is { } name
            ? new Fix($"Name it '{name}'", [new TextChange(literal.Span, "\"" + name + "\"")])
            : null;
    }
}
