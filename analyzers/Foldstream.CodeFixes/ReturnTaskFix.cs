using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Lets an <c>async void</c> handler return a <c>Task</c>. What else is wrong with a handler has no one right answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTaskFix)), Shared]
public sealed class ReturnTaskFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.HandleIsUnusable];

    private protected override async Task<Fix?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax method || !method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return null;
        if (method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } result || model?.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task") is not { } task) return null;

        return new Fix("Return a 'Task'", [new TextChange(result.Span, task.ToMinimalDisplayString(model, result.SpanStart))]);
    }
}
