using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>
/// Gives an <c>Apply</c> or a birth constructor the form that a replay can call, where that takes another modifier or the other order of its
/// parameters. What is asynchronous, generic or returns something else has no one right answer.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectFoldFix)), Shared]
public sealed class CorrectFoldFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FoldIsUnusable];

    private protected override async Task<Fix?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not BaseMethodDeclarationSyntax declaration) return null;
        if (model?.GetDeclaredSymbol(declaration, cancellation) is not IMethodSymbol method) return null;

        List<TextChange> changes = [];
        if (!method.ContainingType.IsRecord && method.IsStatic)
        {
            if (method.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, method.ContainingType))) return null;

            changes.Add(Remove(declaration, SyntaxKind.StaticKeyword));
        }

        if (method.IsVirtual) changes.Add(Remove(declaration, SyntaxKind.VirtualKeyword));
        changes.AddRange(method.Parameters.Zip(declaration.ParameterList.Parameters, ChangesOf).SelectMany(change => change));
        if (changes.Count == 0 && Swap(method, declaration) is { } swapped) changes.AddRange(swapped);
        return changes.Count == 0 ? null : new Fix("Correct its signature", changes);
    }

    private static TextChange Remove(BaseMethodDeclarationSyntax declaration, SyntaxKind modifier)
    {
        SyntaxToken token = declaration.Modifiers.First(candidate => candidate.IsKind(modifier));
        return new TextChange(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), "");
    }

    private static IEnumerable<TextChange> ChangesOf(IParameterSymbol parameter, ParameterSyntax syntax)
    {
        bool isContext = KnownAttributes.IsEventContext(parameter.Type);
        if (syntax.Type is not { } type || (!isContext && KnownAttributes.FindEvent(parameter.Type) is null)) yield break;

        bool isOutOfReach = parameter.RefKind is RefKind.Ref or RefKind.RefReadOnlyParameter || (isContext && parameter.RefKind == RefKind.None);
        if (isOutOfReach)
        {
            TextSpan modifiers = TextSpan.FromBounds(syntax.Modifiers.Count == 0 ? type.SpanStart : syntax.Modifiers[0].SpanStart, type.SpanStart);
            yield return new TextChange(modifiers, "in ");
        }

        if (syntax.Default is { } value) yield return new TextChange(TextSpan.FromBounds(syntax.Identifier.Span.End, value.Span.End), "");
    }

    /// <summary>The event comes first.</summary>
    private static IEnumerable<TextChange>? Swap(IMethodSymbol method, BaseMethodDeclarationSyntax declaration)
        => method.Parameters is [{ Type: var first }, { Type: var second }] && KnownAttributes.IsEventContext(first) && KnownAttributes.FindEvent(second) is not null
            && declaration.ParameterList.Parameters is [{ } one, { } other]
                ? [new TextChange(one.Span, other.ToString()), new TextChange(other.Span, one.ToString())]
                : null;
}
