using System.Collections.Immutable;
using Foldstream.Analyzers.Purity;
using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports folds that don't give the same state each time, or none, followed through what they call. It looks at a fold when the compiler does, and
/// at the code behind it only then, so that it reports while somebody types.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FoldAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD221_FoldIsImpure,
        Descriptors.FOLD222_FoldDependsOnCulture,
        Descriptors.FOLD223_FoldCallIsUnresolved,
        Descriptors.FOLD224_FoldRefuses,
        Descriptors.FOLD225_FoldRaises,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        FoldRoots roots = new(context.Compilation);
        Verdicts verdicts = Verdicts.Of(context.Compilation);
        context.RegisterOperationBlockAction(block =>
        {
            if (roots.TypeOf(block.OwningSymbol, block.CancellationToken) is { } type) Analyze(block, type, verdicts);
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, INamedTypeSymbol type, Verdicts verdicts)
    {
        IEnumerable<IOperation> operations = context.OperationBlocks.SelectMany(CodeUnit.Under);

        // An upcaster that is not finished says so by throwing, and is no guard.
        bool isUpcaster = context.OwningSymbol is IMethodSymbol method && UpcasterParser.IsUpcaster(method);
        IEnumerable<Trace> traces = verdicts.Trace(operations, context.OwningSymbol, context.CancellationToken)
            .Where(trace => trace.Finding.Taint != Taint.Refusal || (SymbolEqualityComparer.Default.Equals(trace.Owner, type) && !isUpcaster));
        HashSet<(DiagnosticDescriptor, Location)> told = [];
        foreach (IGrouping<IOperation, Trace> place in traces.GroupBy(trace => trace.Operation))
        {
            bool raises = place.Any(trace => trace.Finding.Taint == Taint.Raise);
            foreach (Trace trace in place)
            {
                // A decision that is called refuses too; that it is called is what is wrong.
                if (raises && trace.Finding.Taint == Taint.Refusal) continue;

                Diagnostic diagnostic = DiagnosticOf(trace, type);
                if (told.Add((diagnostic.Descriptor, diagnostic.Location))) context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static Diagnostic DiagnosticOf(Trace trace, INamedTypeSymbol type)
    {
        Location location = Places.Of(trace.Operation);
        Finding finding = trace.Finding;
        return finding.Taint switch
        {
            Taint.Culture => Diagnostic.Create(
                Descriptors.FOLD222_FoldDependsOnCulture, location, trace.IsDirect ? CultureRepair.Describe(finding) : null, trace, finding.Advice),
            Taint.Unresolved => Diagnostic.Create(Descriptors.FOLD223_FoldCallIsUnresolved, location, trace),
            Taint.Refusal => Diagnostic.Create(Descriptors.FOLD224_FoldRefuses, location, trace),
            Taint.Raise => Diagnostic.Create(Descriptors.FOLD225_FoldRaises, location, trace, type.Name),
            _ => Diagnostic.Create(Descriptors.FOLD221_FoldIsImpure, location, trace, WhatItDoes(finding.Taint), Advice(finding.Taint)),
        };
    }

    private static string WhatItDoes(Taint taint) => taint switch
    {
        Taint.Clock => "reads the clock",
        Taint.Chance => "gives something else at each run",
        Taint.Machine => "depends on the machine that it runs on",
        Taint.Outside => "reaches outside the program",
        Taint.Concurrency => "waits, or runs code elsewhere",
        _ => "depends on a static that changes",
    };

    private static string Advice(Taint taint) => taint switch
    {
        Taint.Clock => "Take the time in the decision ('ctx.Now') and put it into the event; the time of the append is 'EventContext.Time'",
        Taint.Chance => "Make it in the decision and put it into the event",
        Taint.Machine => "Read it in the decision and put what the fold needs into the event",
        Taint.Outside => "Do that before the decision and put what the fold needs into the event, or do it after the append",
        Taint.Concurrency => "Fetch before the decision and put the result into the event",
        _ => "Keep it in the aggregate, make it 'readonly', or put it into the event",
    };
}
