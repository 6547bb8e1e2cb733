using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Benchmarks.Build;

/// <summary>
/// What an editor waits for after each pause in typing: the diagnostics of all analyzers for the document that was edited. The compiler's own work on the document
/// (parsing it, binding its bodies) is done before the clock runs, since the editor has asked for that already.
/// </summary>
internal sealed record DocumentCost(Timings Aggregate, Timings Service)
{
    public static async Task<DocumentCost> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        CSharpCompilation solution = GeneratedSolution.Compile(cancellation).With(GeneratedSolution.Emit(cancellation), cancellation);
        Timings aggregate = new(), service = new();
        for (int round = -3; round < rounds; round++)
        {
            solution = await MeasureAsync(solution, "Domain7.cs", "decimal spare = ", round, aggregate, cancellation);
            solution = await MeasureAsync(solution, "Service7.cs", "_branch = ", round, service, cancellation);
        }

        return new DocumentCost(aggregate, service);
    }

    private static async Task<CSharpCompilation> MeasureAsync(
        CSharpCompilation solution, string path, string anchor, int round, Timings timings, CancellationToken cancellation)
    {
        (solution, SyntaxTree edited) = solution.Edit(path, anchor, round + 10);
        SemanticModel model = solution.GetSemanticModel(edited);
        if (model.GetDiagnostics(cancellationToken: cancellation).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException("The edited document does not compile: " + error);
        }

        Timings kept = round < 0 ? new Timings() : timings;
        await kept.MeasureAsync(async () =>
        {
            CompilationWithAnalyzers analysis = new(
                solution, AnalysisCost.All, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
            await analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, cancellation);
            await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation);
        });
        return solution;
    }
}
