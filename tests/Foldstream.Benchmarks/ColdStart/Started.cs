using System.Diagnostics;

namespace Foldstream.Benchmarks.ColdStart;

/// <summary>A process from its start to its end.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Time">How long it took, as its parent sees it.</param>
/// <param name="Output">What it said.</param>
internal sealed record Started(int ExitCode, TimeSpan Time, string Output)
{
    public static async Task<Started> RunAsync(string program, CancellationToken cancel, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancel), errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        TimeSpan time = Stopwatch.GetElapsedTime(begin);
        return new Started(process.ExitCode, time, await output + await errors);
    }
}
