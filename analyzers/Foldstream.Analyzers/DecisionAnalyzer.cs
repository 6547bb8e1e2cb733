using System.Collections.Immutable;
using Foldstream.Analyzers.Decisions;
using Foldstream.Analyzers.Purity;
using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Reports decisions that do something besides deciding, which they would do again after a conflict, and those that read the machine's clock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DecisionAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.FOLD510_DecisionHasSideEffects, Descriptors.FOLD515_DecisionReadsClock];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Verdicts verdicts = Verdicts.Of(context.Compilation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, verdicts), OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeClock, OperationKind.PropertyReference);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, Verdicts verdicts)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (!DecisionCalls.Takes(call.TargetMethod)) return;

        foreach (IOperation decision in DecisionCalls.DecisionsOf(call))
        {
            ISymbol within = decision is IAnonymousFunctionOperation lambda ? lambda.Symbol : context.ContainingSymbol;
            HashSet<SyntaxNode> told = [];
            foreach (Trace trace in verdicts.Trace(CodeUnit.Under(decision), within, context.CancellationToken))
            {
                if (EffectOf(trace.Finding) is { } effect && told.Add(trace.Operation.Syntax)) Report(Places.Of(trace.Operation), decision is IMethodReferenceOperation ? trace.WithoutFirst() : trace.ToString(), effect);
            }

            if (decision is IAnonymousFunctionOperation function) ReportCaptured(function);
        }

        void ReportCaptured(IAnonymousFunctionOperation function)
        {
            bool mayBeSkipped = DecisionCalls.MayBeSkipped(call);
            foreach (IOperation operation in CodeUnit.Under(function.Body))
            {
                if (CapturedChanges.NameOf(operation, function, mayBeSkipped) is not { } name) continue;

                Report(Places.Of(operation), $"The decision changes '{name}', which stands outside of it", "Return it instead: what the decision returns is in the 'Value' of what ExecuteAsync gives back");
            }
        }

        void Report(Location location, string what, string advice)
            => context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD510_DecisionHasSideEffects, location, what, advice));
    }

    /// <summary>What to do with an effect; null for what is none. A new id for each attempt is honest.</summary>
    private static string? EffectOf(Finding finding) => finding.Taint switch
    {
        Taint.Outside => "Fetch what the decision needs before it, and do what follows from it after the append",
        // Who counts attempts with Interlocked means to.
        Taint.Concurrency when finding.What != "lock" && !finding.What.StartsWith("Interlocked.", StringComparison.Ordinal) => "Start it after the append, or fetch its result before the decision",
        Taint.SharedChange => "Return it instead: what the decision returns is in the 'Value' of what ExecuteAsync gives back",
        _ => null,
    };

    private static void AnalyzeClock(OperationAnalysisContext context)
    {
        if (ClockReading.Of((IPropertyReferenceOperation)context.Operation) is not { } reading) return;

        if (DecisionCalls.Around(reading.Operation) is { } around)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD515_DecisionReadsClock, reading.Operation.Syntax.GetLocation(), [around.Decision.Syntax.GetLocation()], ContextOf.Describe(around.Decision, around.Call, reading),
                "A decision", reading.Name, "Take 'Now' of the decision's context: '(o, ctx) => ... ctx.Now'"));
        }
        else if (context.ContainingSymbol is IMethodSymbol method && IsDecision(method, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD515_DecisionReadsClock, reading.Operation.Syntax.GetLocation(),
                Paths.NameOf(method), reading.Name, "Take the time as a parameter, and pass 'ctx.Now' where it is decided"));
        }
    }

    /// <summary>A method of an aggregate that gives events, raises or refuses; a fold has a rule of its own.</summary>
    private static bool IsDecision(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.Name == "Apply" || KnownAttributes.FindAggregate(method.ContainingType) is null) return false;
        if (KnownAttributes.FindEvent(method.ReturnType) is not null || method.ReturnType.Name == GeneratedNames.Events) return true;

        return method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).SelectMany(declaration => declaration.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: GeneratedNames.Raise } or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Refuse" } });
    }
}
