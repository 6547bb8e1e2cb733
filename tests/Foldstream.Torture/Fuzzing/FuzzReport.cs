using System.Globalization;
using System.Text.Json;

namespace Foldstream.Torture.Fuzzing;

/// <summary>What a run has done and found.</summary>
internal sealed record FuzzReport(ulong Seed, TimeSpan Took, IReadOnlyList<TargetCount> Targets, IReadOnlyList<FuzzFinding> Findings)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Whether nothing was found, and it would have been: a reader that refuses all that it is given is not tried at all.</summary>
    public bool Holds => Findings.Count == 0 && Inputs > 0 && Targets.All(target => target.Inputs < 1_000 || target.Accepted > 0);

    private long Inputs => Targets.Sum(target => target.Inputs);

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"reader",-24} {"inputs",14} {"accepted",9} {"bytes",15} {"allocated",10} {"longest",9}");
        foreach (TargetCount target in Targets.Where(target => target.Inputs > 0))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{target.Name,-24} {target.Inputs,14:N0} {(double)target.Accepted / target.Inputs,9:P1} {target.Size,15:N0} {target.WorstAllocation,8:0.0} x {target.LongestMilliseconds,6:0.0} ms"));
        }

        foreach (FuzzFinding finding in Findings)
        {
            output.WriteLine();
            output.WriteLine($"{finding.Fault} of '{finding.Target}' at input {finding.Number}; again with: fuzz --seed {Seed} --only {finding.Number}");
            output.WriteLine(finding.Detail);
            output.WriteLine(finding.Input);
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Inputs:N0} inputs in {Took.TotalSeconds:0} s with seed {Seed}: {CountOf(FuzzFault.Crash)} crashes, {CountOf(FuzzFault.Hang)} hangs, {CountOf(FuzzFault.OverAllocation)} over-allocations, {CountOf(FuzzFault.Inconsistency)} inconsistencies"));
    }

    public void PrintJson(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(new
    {
        Seed = Seed.ToString(CultureInfo.InvariantCulture),
        Seconds = Took.TotalSeconds,
        Inputs,
        Crashes = CountOf(FuzzFault.Crash),
        Hangs = CountOf(FuzzFault.Hang),
        OverAllocations = CountOf(FuzzFault.OverAllocation),
        Inconsistencies = CountOf(FuzzFault.Inconsistency),
        Targets,
        Findings = Findings.Select(finding => new { Fault = finding.Fault.ToString(), finding.Target, finding.Number, finding.Detail, finding.Input }),
    }, Json));

    private int CountOf(FuzzFault fault) => Findings.Count(finding => finding.Fault == fault);
}
