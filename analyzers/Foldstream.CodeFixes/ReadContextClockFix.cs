using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Reads the time of the decision's context, which the lambda takes if it does not yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadContextClockFix)), Shared]
public sealed class ReadContextClockFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.DecisionReadsClock];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Context, out string? context) || !diagnostic.Properties.TryGetValue(FixProperties.Time, out string? time)) return null;

        TextChange read = new(diagnostic.Location.SourceSpan, time!);
        string title = $"Read '{context}.Now'";
        if (!diagnostic.Properties.ContainsKey(FixProperties.AddsContext)) return new Fix(title, [read]);

        return diagnostic.AdditionalLocations is [{ SourceSpan: var span }] ? root.FindNode(span, getInnermostNodeForTie: true) switch
        {
            SimpleLambdaExpressionSyntax lambda => new Fix(title, [Insert(lambda.Parameter.SpanStart, "("), Insert(lambda.Parameter.Span.End, $", {context})"), read]),
            ParenthesizedLambdaExpressionSyntax { ParameterList: var list } => new Fix(title, [Insert(list.CloseParenToken.SpanStart, (list.Parameters.Count > 0 ? ", " : "") + context), read]),
            _ => null,
        } : null;
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
