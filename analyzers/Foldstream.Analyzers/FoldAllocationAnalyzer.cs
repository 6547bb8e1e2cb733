using System.Collections.Immutable;
using Foldstream.Analyzers.Purity;
using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what allocates in a fold without saying so. It is apart from the other rules about folds, since a rule that is off costs nothing alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FoldAllocationAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD229_FoldAllocates];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        FoldRoots roots = new(context.Compilation);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol { IsStatic: false } and not IMethodSymbol { Name: "Apply" } || roots.TypeOf(block.OwningSymbol, block.CancellationToken) is null) return;

            SyntaxNode? told = null;
            foreach (IOperation operation in block.OperationBlocks.SelectMany(CodeUnit.Under))
            {
                // What is inside of a text that is put together is said with the text.
                if (Allocations.Find(operation) is not { } found || (told is not null && told.Span.Contains(operation.Syntax.Span))) continue;

                if (found.IsText) told = operation.Syntax;
                block.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD229_FoldAllocates, Places.Of(operation), Paths.NameOf(block.OwningSymbol), found.What));
            }
        });
    }
}
