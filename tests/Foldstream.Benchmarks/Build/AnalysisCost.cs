using System.Collections.Immutable;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Benchmarks.Build;

/// <summary>
/// What the analyzers add to a build. Their own time is counted as the compiler counts it for its report: what their actions took, one after the other.
/// Both sides run on one thread, so that what is counted is work, and not waiting for a core.
/// </summary>
internal sealed record AnalysisCost(Timings Compilation, Timings Analyzers, ImmutableArray<(string Name, double Milliseconds)> ByAnalyzer)
{
    /// <summary>All that the assembly exports.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(FoldstreamAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<AnalysisCost> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        var emitted = GeneratedSolution.Emit(cancellation);
        Timings compilation = new(), analyzers = new();
        Dictionary<string, Timings> byAnalyzer = [];
        for (int round = -2; round < rounds; round++)
        {
            Timings kept = round < 0 ? new Timings() : compilation;
            kept.Measure(() => Compile(OneThread(emitted, cancellation)));

            AnalysisResult result = await AnalyzeAsync(OneThread(emitted, cancellation), cancellation);
            if (round < 0) continue;

            analyzers.Add(result.AnalyzerTelemetryInfo.Values.Aggregate(TimeSpan.Zero, (sum, telemetry) => sum + telemetry.ExecutionTime));
            foreach ((DiagnosticAnalyzer analyzer, Microsoft.CodeAnalysis.Diagnostics.Telemetry.AnalyzerTelemetryInfo telemetry) in result.AnalyzerTelemetryInfo)
            {
                string name = analyzer.GetType().Name;
                if (!byAnalyzer.TryGetValue(name, out Timings? timings)) byAnalyzer.Add(name, timings = new Timings());
                timings.Add(telemetry.ExecutionTime);
            }
        }

        return new AnalysisCost(compilation, analyzers, [.. byAnalyzer.Select(entry => (entry.Key, entry.Value.Median)).OrderByDescending(entry => entry.Median)]);
    }

    private static CSharpCompilation OneThread(ImmutableArray<(string, SourceText)> emitted, CancellationToken cancellation)
    {
        CSharpCompilation compilation = GeneratedSolution.Compile(cancellation).With(emitted, cancellation);
        return compilation.WithOptions(compilation.Options.WithConcurrentBuild(false));
    }

    private static void Compile(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        if (compilation.Emit(image) is { Success: false } failed)
        {
            throw new InvalidOperationException("The generated solution does not compile: " + failed.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }
    }

    private static async Task<AnalysisResult> AnalyzeAsync(CSharpCompilation compilation, CancellationToken cancellation)
    {
        CompilationWithAnalyzers analysis = new(
            compilation, All, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: Fail, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = await analysis.GetAnalysisResultAsync(cancellation);
        return result.GetAllDiagnostics() is [{ } first, ..]
            ? throw new InvalidOperationException("The generated solution is honest code, and yet: " + first)
            : result;
    }

    private static void Fail(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic)
        => throw new InvalidOperationException(analyzer.GetType().Name + " failed.", exception);
}
