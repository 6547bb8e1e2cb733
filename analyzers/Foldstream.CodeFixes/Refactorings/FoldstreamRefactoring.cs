using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes.Refactorings;

/// <summary>What all refactorings share: each is a few changes of text in the document where it is asked for, and none is offered where Foldstream isn't used.</summary>
public abstract class FoldstreamRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || FindPlace(root, context.Span) is not { } place) return;

        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(KnownAttributes.Event) is null || Find(place, model, context.CancellationToken) is not { } found) return;

        context.RegisterRefactoring(CodeAction.Create(
            found.Title,
            async cancellation => document.WithText((await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(found.Changes.OrderBy(change => change.Span.Start))),
            equivalenceKey: GetType().Name));
    }

    /// <summary>The node that the refactoring is about, told from syntax alone; null nearly everywhere.</summary>
    private protected abstract SyntaxNode? FindPlace(SyntaxNode root, TextSpan span);

    /// <summary>What the refactoring changes; null when it does not fit.</summary>
    private protected abstract Refactoring? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation);

    private protected sealed record Refactoring(string Title, IReadOnlyList<TextChange> Changes);
}
