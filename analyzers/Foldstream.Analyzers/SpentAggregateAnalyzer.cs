using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports an aggregate or a unit of work that is used again after its save has failed: in what catches the failure, or in the next round of a
/// loop that tries again without loading again.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpentAggregateAnalyzer : FoldstreamAnalyzer
{
    /// <summary>What only a save throws. Whatever else is caught may have failed before it.</summary>
    private static readonly string[] FailuresOfSaves = ["VersionConflictException", "AppendOutcomeUnknownException", "AppendIdReusedException"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD512_SpentAggregateIsUsed];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        IInvocationOperation save = (IInvocationOperation)context.Operation;
        if (Uses.VariableOf(FoldstreamCalls.SavedBy(save)) is not { } variable || AttemptAround(save) is not { } attempt) return;

        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            if (!CatchesFailure(handler, attempt, save)) continue;

            ReportFirst(handler.Handler, variable, context);
            if (RepeatedBy(handler, attempt, variable, context) is not null) Report(save, variable, context);
        }

        if (attempt.Finally is { } always && OnlyAwait(attempt.Body) == save) ReportFirst(always, variable, context);
    }

    /// <summary>The innermost try whose body a save stands in.</summary>
    private static ITryOperation? AttemptAround(IOperation save)
    {
        for (IOperation inner = save; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation) return null;
            if (outer is ITryOperation attempt) return attempt.Body == inner ? attempt : null;
        }

        return null;
    }

    /// <summary>Whether it is certain that a handler runs because the save has failed.</summary>
    private static bool CatchesFailure(ICatchClauseOperation handler, ITryOperation attempt, IInvocationOperation save)
        => FailuresOfSaves.Contains(handler.ExceptionType.Name)
            ? OnlyAwait(attempt.Body) == save
            : handler.ExceptionType is { Name: "Exception" or "Object" or "FoldstreamException" } && attempt.Body.Operations is [var first, .. var rest]
                && IsStatementOf(first, save) && rest.All(operation => operation is IBranchOperation or IReturnOperation { ReturnedValue: null });

    private static bool IsStatementOf(IOperation statement, IInvocationOperation save)
        => statement switch
        {
            IExpressionStatementOperation { Operation: var value } => (value is ISimpleAssignmentOperation assignment ? FoldstreamCalls.Unwrap(assignment.Value) : FoldstreamCalls.Unwrap(value)) == save,
            IReturnOperation { ReturnedValue: { } value } => FoldstreamCalls.Unwrap(value) == save,
            _ => false,
        };

    /// <summary>What the only <c>await</c> of a piece of code waits for; null when there are several.</summary>
    private static IOperation? OnlyAwait(IOperation code)
    {
        IOperation? found = null;
        foreach (IAwaitOperation awaited in code.DescendantsAndSelf().OfType<IAwaitOperation>())
        {
            if (found is not null) return null;
            found = FoldstreamCalls.Unwrap(awaited);
        }

        return found;
    }

    /// <summary>Reports the first decision or save in code that runs after the failure, unless the variable is given another value there.</summary>
    private static void ReportFirst(IOperation code, ISymbol variable, OperationAnalysisContext context)
    {
        IInvocationOperation? first = null;
        foreach (IOperation use in Uses.Of(variable, code))
        {
            if (Uses.Writes(use) || Uses.FunctionOf(use) != Uses.FunctionOf(code)) return;
            if (first is null && Uses.Outermost(use).Parent is { } parent && UsedBy(use, parent, context) is { } call) first = call;
        }

        if (first is not null) Report(first, variable, context);
    }

    /// <summary>The decision or save that a use belongs to.</summary>
    private static IInvocationOperation? UsedBy(IOperation use, IOperation parent, OperationAnalysisContext context) => parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } when IsSaved(call, use) => call,
        IInvocationOperation call when call.Instance == use && (IsSaved(call, use) || IsUnit(use.Type) || IsDecision(call, context)) => call,
        _ => null,
    };

    private static bool IsSaved(IInvocationOperation call, IOperation use) => FoldstreamCalls.SavedBy(call) is { } saved && FoldstreamCalls.Unwrap(saved) == use;

    private static bool IsUnit(ITypeSymbol? type) => type is { Name: "UnitOfWork", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsDecision(IInvocationOperation call, OperationAnalysisContext context)
        => KnownAttributes.FindAggregate(call.TargetMethod.ContainingType) is not null
            && DecisionWalk.EffectOf(call.TargetMethod, context.Compilation, context.CancellationToken) == CallEffect.Raises;

    /// <summary>The loop in whose next round the save is tried again with the same object, after a handler that goes on.</summary>
    private static ILoopOperation? RepeatedBy(ICatchClauseOperation handler, ITryOperation attempt, ISymbol variable, OperationAnalysisContext context)
    {
        if (attempt.Parent is not IBlockOperation { Parent: ILoopOperation loop } block || !Outlives(variable, loop) || !GoesOn(handler, context)) return null;
        if (block.Operations.SkipWhile(operation => operation != attempt).Any(operation => operation is IReturnOperation or IBranchOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })) return null;

        return Uses.Of(variable, loop).Any(use => Uses.Writes(use) || Uses.FunctionOf(use) != Uses.FunctionOf(attempt)) ? null : loop;
    }

    /// <summary>Whether a variable is not one that each round has anew.</summary>
    private static bool Outlives(ISymbol variable, ILoopOperation loop)
        => variable.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree != loop.Syntax.SyntaxTree || !loop.Syntax.Span.Contains(reference.Span));

    /// <summary>Whether the end of a handler can be reached, or the next round from inside.</summary>
    private static bool GoesOn(ICatchClauseOperation handler, OperationAnalysisContext context)
        => handler.Handler.Syntax is StatementSyntax block && context.Operation.SemanticModel?.AnalyzeControlFlow(block) is { Succeeded: true } flow
            && (flow.EndPointIsReachable || flow.ExitPoints.Any(exit => exit is ContinueStatementSyntax));

    private static void Report(IInvocationOperation call, ISymbol variable, OperationAnalysisContext context)
    {
        bool isUnit = call.TargetMethod.ContainingType.Name == "UnitOfWork";
        bool isSave = FoldstreamCalls.SavedBy(call) is not null;
        SyntaxNode place = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD512_SpentAggregateIsUsed, place.GetLocation(), variable.Name,
            isUnit ? "be used again" : isSave ? "be saved again" : "decide again",
            isUnit ? "Begin a new unit, load and decide again; UnitOfWork.ExecuteAsync does that after a version conflict"
                : "Load it again before, or hand the decision to ExecuteAsync, which loads and decides again after a version conflict"));
    }
}
