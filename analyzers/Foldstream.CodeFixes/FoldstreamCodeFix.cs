using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>
/// What all fixes share: a fix is a few changes of text, so that one for a whole document is the sum of those for each diagnostic,
/// changes that several of them want made once.
/// </summary>
public abstract class FoldstreamCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || Find(root, diagnostic) is not { } fix) continue;

            context.RegisterCodeFix(
                CodeAction.Create(fix.Title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>The changes that remove a diagnostic, or null when there is not one right answer.</summary>
    private protected abstract Fix? Find(SyntaxNode root, Diagnostic diagnostic);

    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null) return document;

        IEnumerable<TextChange> changes = diagnostics
            .Where(diagnostic => diagnostic.Location.SourceTree == root.SyntaxTree)
            .SelectMany(diagnostic => Find(root, diagnostic)?.Changes ?? [])
            .Distinct()
            .OrderBy(change => change.Span.Start);
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes));
    }

    private protected sealed record Fix(string Title, IReadOnlyList<TextChange> Changes);
}
