using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes an event name, a category or the name of a subscription in kebab case, derived from the type where there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameToKebabCaseFix)), Shared]
public sealed class RenameToKebabCaseFix : FoldstreamCodeFix
{
    private const int MaxEventName = 100;
    private const int MaxCategory = 64;
    private const int MaxSubscription = 64;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventNameIsMalformed, RuleIds.CategoryIsMalformed, RuleIds.SubscriptionNameIsMalformed];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        (int max, string suffix) = diagnostic.Id switch
        {
            RuleIds.CategoryIsMalformed => (MaxCategory, "Aggregate"),
            RuleIds.SubscriptionNameIsMalformed => (MaxSubscription, "Subscription"),
            _ => (MaxEventName, "Event"),
        };
        SyntaxNode? node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (node is LiteralExpressionSyntax { Token.Value: string { Length: > 0 } written } literal)
        {
            return KebabCase.From(written, max) is { } name ? Name(name, new TextChange(literal.Span, Quote(name))) : null;
        }

        if (node?.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) return null;
        if (KebabCase.From(Without(type.Identifier.ValueText, suffix), max) is not { } derived) return null;

        return attribute.ArgumentList switch
        {
            null => Name(derived, new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({Quote(derived)})")),
            { Arguments: [{ NameEquals: null, Expression: LiteralExpressionSyntax empty }, ..] } => Name(derived, new TextChange(empty.Span, Quote(derived))),
            { Arguments: [{ NameEquals: null }, ..] } => null,
            { Arguments: [{ } first, ..] } => Name(derived, new TextChange(new TextSpan(first.SpanStart, 0), Quote(derived) + ", ")),
            { } empty => Name(derived, new TextChange(new TextSpan(empty.OpenParenToken.Span.End, 0), Quote(derived))),
        };
    }

    // 'OrderPlacedEvent' says twice what it is.
    private static string Without(string name, string suffix)
        => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;

    private static string Quote(string name) => "\"" + name + "\"";

    private static Fix Name(string name, TextChange change) => new($"Name it '{name}'", [change]);
}
