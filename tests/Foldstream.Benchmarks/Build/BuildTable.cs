using System.Globalization;

namespace Foldstream.Benchmarks.Build;

/// <summary>What generators and analyzers cost at build time and while somebody types.</summary>
internal static class BuildTable
{
    private const double MaxShareOfCompilation = 0.1;
    private const double MaxDocument = 50;
    private const double MaxKeystrokeOverFloor = 3;

    public static async Task<Table> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        Table table = new($"{GeneratedSolution.Events} events, {GeneratedSolution.Aggregates} aggregates, medians of {rounds} rounds (fastest to slowest)");

        AnalysisCost analysis = await AnalysisCost.MeasureAsync(rounds, cancellation);
        table.Add("compilation alone (parse, bind, emit; one thread)", analysis.Compilation.ToString());
        double share = analysis.Analyzers.Median / analysis.Compilation.Median;
        table.Add("all analyzers together (one thread)", analysis.Analyzers.ToString(), "at most a tenth of that", share <= MaxShareOfCompilation);
        table.Note($"Analyzers over compilation: {share:P1}. The costliest: {string.Join(", ", analysis.ByAnalyzer.Take(5).Select(cost => string.Create(CultureInfo.InvariantCulture, $"{cost.Name} {cost.Milliseconds:F1} ms")))}.");

        FingerprintCost fingerprint = FingerprintCost.Measure(rounds, cancellation);
        table.Add("generators in a build, without fold fingerprints", fingerprint.Without.ToString());
        table.Add("generators in a build, with them", fingerprint.With.ToString());
        table.Note($"Fold fingerprints over compilation: {(fingerprint.With.Median - fingerprint.Without.Median) / analysis.Compilation.Median:P1}.");

        DocumentCost document = await DocumentCost.MeasureAsync(rounds, cancellation);
        table.Add("one document after an edit in it, all analyzers", document.Aggregate.ToString(), "at most 50 ms", document.Aggregate.Median <= MaxDocument);
        table.Add("the same for a document of decisions' callers", document.Service.ToString(), "at most 50 ms", document.Service.Median <= MaxDocument);

        KeystrokeCost keystroke = KeystrokeCost.Measure(rounds, cancellation);
        table.Add("keystroke elsewhere, constant transforms (the floor)", keystroke.Floor.ToString());
        double ratio = keystroke.Generators.Median / keystroke.Floor.Median;
        table.Add("keystroke elsewhere, generators", keystroke.Generators.ToString(), "at most 3 x the floor", ratio <= MaxKeystrokeOverFloor);
        table.Add("files emitted again by it", keystroke.EmittedAgain.ToString(CultureInfo.InvariantCulture), "0", keystroke.EmittedAgain == 0);
        table.Note($"Keystroke over floor: {ratio:F2} x by medians, {keystroke.Generators.Fastest / keystroke.Floor.Fastest:F2} x by the fastest.");
        return table;
    }
}
