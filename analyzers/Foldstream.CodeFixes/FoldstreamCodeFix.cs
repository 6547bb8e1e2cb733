using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>
/// What all fixes share: a fix is a few changes of text in one document, so that one for many diagnostics is the sum of those for each,
/// changes that several of them want made once.
/// </summary>
public abstract class FoldstreamCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new FixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.TextDocument.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (PlaceOf(diagnostic).SourceTree is not { } tree || solution.GetDocument(tree) is not { } document) continue;
            if (await FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } fix) continue;

            context.RegisterCodeFix(
                CodeAction.Create(fix.Title, cancellation => FixAsync(solution, [diagnostic], cancellation), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>The changes that remove a diagnostic, or null when there is not one right answer.</summary>
    /// <param name="root">The tree of <see cref="PlaceOf"/>.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    private protected virtual Fix? Find(SyntaxNode root, Diagnostic diagnostic) => null;

    /// <summary>The same for a fix that must know what the code means.</summary>
    /// <param name="document">The document of <see cref="PlaceOf"/>.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="cancellation">Gives up.</param>
    private protected virtual async Task<Fix?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
        => await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root ? Find(root, diagnostic) : null;

    /// <summary>Where the fix changes something, which may be another document than the one that is reported.</summary>
    private protected virtual Location PlaceOf(Diagnostic diagnostic) => diagnostic.Location;

    private async Task<Solution> FixAsync(Solution solution, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        Solution changed = solution;
        foreach (IGrouping<SyntaxTree?, Diagnostic> group in diagnostics.GroupBy(diagnostic => PlaceOf(diagnostic).SourceTree))
        {
            if (group.Key is not { } tree || solution.GetDocument(tree) is not { } document) continue;

            List<TextChange> changes = [];
            foreach (Diagnostic diagnostic in group)
            {
                if (await FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } fix) continue;

                // Two attributes of one list would both take the comma between them. What does not fit now is offered again afterwards.
                if (!fix.Changes.Any(change => changes.Exists(other => change != other && change.Span.OverlapsWith(other.Span)))) changes.AddRange(fix.Changes);
            }

            SourceText text = await tree.GetTextAsync(cancellation).ConfigureAwait(false);
            changed = changed.WithDocumentText(document.Id, text.WithChanges(changes.Distinct().OrderBy(change => change.Span.Start)));
        }

        return changed;
    }

    private protected sealed record Fix(string Title, IReadOnlyList<TextChange> Changes);

    private sealed class FixAll(FoldstreamCodeFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            List<Diagnostic> diagnostics = [];
            if (context is { Scope: FixAllScope.Document, Document: { } document })
            {
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
            }
            else
            {
                foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
                {
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }
            }

            return diagnostics.Count == 0 ? null : CodeAction.Create(
                context.CodeActionEquivalenceKey ?? fix.GetType().Name, cancellation => fix.FixAsync(context.Solution, diagnostics, cancellation), fix.GetType().Name);
        }
    }
}
