using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Foldstream.Analyzers.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Says which culture formats, parses or compares: the invariant one, and texts by their characters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameCultureFix)), Shared]
public sealed class NameCultureFix : FoldstreamCodeFix
{
    private const string Title = "Use the invariant culture";
    private const string Culture = "CultureInfo.InvariantCulture";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FoldDependsOnCulture];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Repair, out string? kind)) return null;

        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return FixOf(kind, node) is { } fix && diagnostic.Properties.TryGetValue(FixProperties.MissingNamespace, out string? space) && root is CompilationUnitSyntax unit
            ? new Fix(fix.Title, [Usings.Add(unit, space!), .. fix.Changes])
            : FixOf(kind, node);
    }

    private static Fix? FixOf(string? kind, SyntaxNode node)
        => (kind, node) switch
        {
            (nameof(Repair.AddProvider), InvocationExpressionSyntax call) => AddProvider(call),
            (nameof(Repair.AddOrdinal), InvocationExpressionSyntax call) => Add("Compare by characters", call, "StringComparison.Ordinal"),
            (nameof(Repair.AddOrdinalComparer), InvocationExpressionSyntax call) => Add("Order by characters", call, "StringComparer.Ordinal"),
            (nameof(Repair.CallInvariant), InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } })
                => new Fix($"Call '{name}Invariant'", [Insert(name.Span.End, "Invariant")]),
            (nameof(Repair.AddProviderToText), InterpolatedStringExpressionSyntax text)
                => new Fix(Title, [Insert(text.SpanStart, $"string.Create({Culture}, "), Insert(text.Span.End, ")")]),
            (nameof(Repair.FormatOperand), ExpressionSyntax operand and (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax))
                => new Fix(Title, [Insert(operand.Span.End, $".ToString({Culture})")]),
            _ => null,
        };

    /// <summary>The provider of <c>string.Format</c> goes first, any other last.</summary>
    private static Fix AddProvider(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" }
            ? new Fix(Title, [Insert(call.ArgumentList.OpenParenToken.Span.End, Culture + ", ")])
            : Add(Title, call, Culture);

    private static Fix Add(string title, InvocationExpressionSyntax call, string argument)
        => new(title, [Insert(call.ArgumentList.CloseParenToken.SpanStart, (call.ArgumentList.Arguments.Count > 0 ? ", " : "") + argument)]);

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
