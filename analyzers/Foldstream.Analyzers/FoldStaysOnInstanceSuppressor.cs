using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Silences CA1822 ("can be marked as static") on the <c>Apply</c> of an aggregate or of a child entity: an event that is only recorded has an empty fold, and who
/// followed the advice would meet FOLD205 or FOLD217.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FoldStaysOnInstanceSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Rule = new(
        "FOLDS205", "CA1822", "A replay calls Apply on the aggregate or its child, also when there is nothing to change");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Rule];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && context.GetSemanticModel(tree).GetDeclaredSymbol(
                    tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan), context.CancellationToken)
                    is IMethodSymbol { Name: "Apply" } method
                && IsFold(method, context))
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }

    private static bool IsFold(IMethodSymbol method, SuppressionAnalysisContext context)
        => KnownAttributes.FindAggregate(method.ContainingType) is not null
            || (method.Parameters is [{ Type: var type }, ..] && KnownAttributes.FindEvent(type) is not null
                && EntityTypes.Hold(method.ContainingType, context.Compilation, context.CancellationToken));
}
