using System.Diagnostics;
using System.Text.Json;

namespace Foldstream.Torture.Storms;

/// <summary>Runs storms one after another, and tells their verdicts.</summary>
internal sealed class StormReport(ulong seed, bool allowsMissing, FileInfo? json, CancellationToken cancellationToken)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<Verdict> _verdicts = [];

    /// <summary>Runs one storm at one store, and prints its verdict.</summary>
    public async Task<Verdict> RunAsync(IStorm storm, StoreKind store, int? count, TimeSpan? time, PlantedFault? fault)
    {
        Tally tally = new(storm.Promises);
        string? missing = storm.Missing(store);
        long start = Stopwatch.GetTimestamp();
        if (missing is null)
        {
            await storm.RunAsync(new StormRun(store, seed, count, time, fault, tally, cancellationToken));
        }

        Verdict verdict = new(storm.Name, store, fault, seed, Stopwatch.GetElapsedTime(start), tally, missing);
        _verdicts.Add(verdict);
        Console.WriteLine(verdict);
        if (fault is null)
        {
            foreach (string detail in tally.Details)
            {
                Console.WriteLine($"  {detail}");
            }
        }

        return verdict;
    }

    /// <summary>Writes the file, and gives the exit code.</summary>
    public int End()
    {
        if (json is not null)
        {
            File.WriteAllText(json.FullName, JsonSerializer.Serialize(_verdicts.Select(verdict => verdict.ToJson()), Json) + "\n");
        }

        if (_verdicts.Count > 1)
        {
            int planted = _verdicts.Count(verdict => verdict is { Fault: not null, NotRun: null }), notRun = _verdicts.Count(verdict => verdict.NotRun is not null);
            int holding = _verdicts.Count(verdict => verdict.Holds), run = _verdicts.Count - notRun;
            Console.WriteLine(planted > 0 ? $"{planted} planted faults: {holding} caught, {planted - holding} not caught, {notRun} not run" : $"{run} storms: {run - holding} broken, {notRun} not run");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return _verdicts.All(verdict => verdict.Holds || (verdict.NotRun is not null && allowsMissing)) ? 0 : 1;
    }
}
