using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Silences what the platform's own rules say of code that must look as it does for the replay to call it: CA1822 ("can be marked as static") on an <c>Apply</c> that
/// has nothing to change, and IDE0060 ("unused parameter") on the event that a fold or a handler takes, and on the state and the command of a static one. Who followed
/// the advice would meet FOLD205, FOLD214, FOLD217 or FOLD405.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FoldSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor OnInstance = new(
        "FOLDS205", "CA1822", "A replay calls Apply on the aggregate or its child, also when there is nothing to change");

    private static readonly SuppressionDescriptor Parameter = new(
        "FOLDS206", "IDE0060", "A fold or a handler is found by the event that it takes, and a decision by its command, also when nothing of it is needed");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [OnInstance, Parameter];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        Lazy<EntityIndex> entities = new(() => EntityIndex.Build(context.Compilation, context.CancellationToken));
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;

            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            ISymbol? symbol = context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken);
            if (symbol is IMethodSymbol { Name: "Apply" } method && IsFold(method, entities))
            {
                context.ReportSuppression(Suppression.Create(OnInstance, diagnostic));
            }
            else if (symbol is IParameterSymbol parameter && IsNeeded(parameter, entities))
            {
                context.ReportSuppression(Suppression.Create(Parameter, diagnostic));
            }
        }
    }

    private static bool IsFold(IMethodSymbol method, Lazy<EntityIndex> entities)
        => KnownAttributes.FindAggregate(method.ContainingType) is not null
            || (method.Parameters is [{ Type: var type }, ..] && KnownAttributes.FindEvent(type) is not null && entities.Value.Holds(method.ContainingType));

    /// <summary>Not the contexts: who doesn't need one leaves it out.</summary>
    private static bool IsNeeded(IParameterSymbol parameter, Lazy<EntityIndex> entities)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.Ordinal > 1) return false;

        bool isState = method.IsStatic && parameter.Ordinal == 0;
        return method switch
        {
            { Name: "Decide", IsStatic: true } => KnownAttributes.FindAggregate(method.ContainingType) is not null && !KnownAttributes.IsDecisionContext(parameter.Type),
            _ when HandleMethodParser.IsNamedSo(method.Name) => parameter.Ordinal == 0 && KnownAttributes.FindSubscription(method.ContainingType) is not null && KnownAttributes.FindEvent(parameter.Type) is not null,
            { Name: "Apply" } or { MethodKind: MethodKind.Constructor } when isState || KnownAttributes.FindEvent(parameter.Type) is not null
                => KnownAttributes.FindAggregate(method.ContainingType) is not null || entities.Value.Holds(method.ContainingType),
            _ => false,
        };
    }
}
