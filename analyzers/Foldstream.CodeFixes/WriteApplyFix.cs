using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes the <c>Apply</c> that an aggregate lacks for an event that one of its decisions raises or returns.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteApplyFix)), Shared]
public sealed class WriteApplyFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventIsNotFolded, RuleIds.EventIsNotOfTheSet];

    private protected override async Task<Fix?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || ValueAt(root, diagnostic.Location.SourceSpan, diagnostic.Id == RuleIds.EventIsNotFolded) is not { } value) return null;
        if (model.GetTypeInfo(value, cancellation).Type is not INamedTypeSymbol e || KnownAttributes.FindEvent(e) is null) return null;
        if (AggregateAround(value, model, cancellation) is not var (part, aggregate) || (aggregate.IsRecord && !ReturnsItsEvents(value, aggregate))) return null;

        return !ApplyWriter.Folds(aggregate, e) && ApplyWriter.Write(part, aggregate, e, model) is { } method
            ? new Fix($"Write the 'Apply' of '{e.Name}'", [method, .. IgnoresAttributes.Remove(part, e, model, cancellation)])
            : null;
    }

    private static ExpressionSyntax? ValueAt(SyntaxNode root, TextSpan span, bool isRaise)
    {
        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        if (!isRaise) return node.FirstAncestorOrSelf<ExpressionSyntax>();

        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression is SimpleNameSyntax { Identifier.ValueText: "Raise" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Raise" })
            ?.ArgumentList.Arguments is [{ Expression: { } argument }] ? argument : null;
    }

    /// <summary>The place may ask for the events of another aggregate.</summary>
    private static bool ReturnsItsEvents(SyntaxNode value, INamedTypeSymbol aggregate)
        => value.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType switch
        {
            IdentifierNameSyntax { Identifier.ValueText: "Events" } => true,
            QualifiedNameSyntax { Right.Identifier.ValueText: "Events", Left: var left } => left.ToString() == aggregate.Name,
            _ => false,
        };

    private static (TypeDeclarationSyntax Part, INamedTypeSymbol Aggregate)? AggregateAround(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
        => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part
            && model.GetDeclaredSymbol(part, cancellation) is INamedTypeSymbol type
            && KnownAttributes.FindAggregate(type) is not null ? (part, type) : null;
}
