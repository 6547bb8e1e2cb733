using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Returns a collection of the state as one that can only be read. A property that keeps the collection itself has no one right answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnReadOnlyViewFix)), Shared]
public sealed class ReturnReadOnlyViewFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.StateIsHandedOut];

    /// <summary>Who uses more of the collection than its view has would no longer compile, and has to be looked at first.</summary>
    private protected override async Task<Fix?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || Fixed(root, diagnostic) is not { } fix) return null;

        SyntaxNode? declaration = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        if (declaration is null || model.GetDeclaredSymbol(declaration, cancellation) is not { } member) return null;

        Solution before = document.Project.Solution;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        Solution after = before.WithDocumentText(document.Id, text.WithChanges(fix.Changes));
        IEnumerable<ReferencedSymbol> uses = await SymbolFinder.FindReferencesAsync(member, before, cancellation).ConfigureAwait(false);
        foreach (DocumentId user in uses.SelectMany(use => use.Locations).Select(location => location.Document.Id).Append(document.Id).Distinct())
        {
            if (await ErrorsIn(after, user, cancellation).ConfigureAwait(false) > await ErrorsIn(before, user, cancellation).ConfigureAwait(false)) return null;
        }

        return fix;
    }

    private static async Task<int> ErrorsIn(Solution solution, DocumentId id, CancellationToken cancellation)
        => solution.GetDocument(id) is { } document && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Count(found => found.Severity == DiagnosticSeverity.Error)
            : 0;

    private static Fix? Fixed(SyntaxNode root, Diagnostic diagnostic)
    {
        TypeSyntax? type = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent switch
        {
            PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } property => property.Type,
            MethodDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } method => method.ReturnType,
            _ => null,
        };
        return type is not null && ViewOf(type) is { } view ? new Fix($"Return it as '{view.Name}'", view.Changes) : null;
    }

    /// <summary>Only the name changes, so that the type arguments stay as they are written.</summary>
    private static (string Name, TextChange[] Changes)? ViewOf(TypeSyntax type)
    {
        switch (type)
        {
            case ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 } rank] } array:
                return ("IReadOnlyList", [new TextChange(new TextSpan(array.SpanStart, 0), "IReadOnlyList<"), new TextChange(rank.Span, ">")]);
            case QualifiedNameSyntax { Right: GenericNameSyntax } qualified:
                return ViewOf(qualified.Right);
            case GenericNameSyntax generic when NameOf(generic.Identifier.ValueText) is { } name:
                return (name, [new TextChange(generic.Identifier.Span, name)]);
            default:
                return null;
        }
    }

    /// <summary>The view that the collection of this name converts to without ado.</summary>
    private static string? NameOf(string collection) => collection switch
    {
        "List" => "IReadOnlyList",
        "Dictionary" or "SortedDictionary" or "SortedList" => "IReadOnlyDictionary",
        "HashSet" or "SortedSet" => "IReadOnlySet",
        "LinkedList" or "Queue" or "Stack" => "IReadOnlyCollection",
        _ => null,
    };
}
