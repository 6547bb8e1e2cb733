using System.Globalization;

namespace Foldstream.Benchmarks.ColdStart;

/// <summary>What a fresh process takes from its start to the state that 100 events come to.</summary>
internal static class ColdStartTable
{
    private const double MostOnTheJit = 8, MostAsNativeCode = 0.1;

    public static async Task PrintAsync(int rounds, bool publish, TextWriter output, CancellationToken cancel)
    {
        using TemporaryFolder folder = new();
        Started written = await Started.RunAsync(BuiltProgram.OnTheJit.Program, cancel, "write", folder.File(""));
        if (written.ExitCode != 0) throw new InvalidOperationException(written.Output);
        List<Way> ways = [.. WaysOf(BuiltProgram.OnTheJit, folder, "empty", "read", "byhand", "foldstream", "json", "memorypack", "messagepack", "sqlite", "rows")];
        if (publish && await BuiltProgram.PublishAsync("ReadyToRun", folder, cancel, "-p:PublishReadyToRun=true", "--self-contained", "false") is { } ahead)
        {
            ways.AddRange(WaysOf(ahead, folder, "empty", "read", "byhand", "foldstream", "json", "memorypack", "messagepack", "sqlite", "rows"));
        }

        if (publish && await BuiltProgram.PublishAsync("Native AOT", folder, cancel, "-p:Native=true") is { } native)
        {
            ways.AddRange(WaysOf(native, folder, "empty", "read", "byhand", "foldstream", "json", "memorypack", "sqlite", "rows"));
        }

        for (int round = -1; round < rounds; round++)
        {
            foreach (Way way in ways)
            {
                Way one = round < 0 ? new Way(way.Build, way.Name, way.Description, FileOf(way.Name, folder)) : way;
                await one.StartAsync(folder.File("report"), cancel);
            }
        }

        Print(ways, rounds, output);
    }

    private static IEnumerable<Way> WaysOf(BuiltProgram build, TemporaryFolder folder, params IEnumerable<string> names)
        => names.Select(name => new Way(build, name, name switch
        {
            "empty" => "an empty program",
            "read" => "a program that reads the file, and no more",
            "byhand" => "a loop written by hand for these events, over the same file",
            "foldstream" => "Foldstream: LoadAsync from a page in a file",
            "json" => "System.Text.Json source-generated",
            "memorypack" => "MemoryPack",
            "messagepack" => "MessagePackSerializer standard",
            "sqlite" => "Foldstream: SQLite store opened, LoadAsync, closed",
            _ => "ADO.NET: SQLite opened, rows read, Foldstream's decoding",
        }, FileOf(name, folder)));

    private static string FileOf(string way, TemporaryFolder folder) => folder.File(way is "read" or "byhand" ? "foldstream" : way);

    private static void Print(List<Way> ways, int rounds, TextWriter output)
    {
        List<string[]> rows = [["build", "100 events by", "process ms", "range", "over the empty ms", "bytes to state ms", "target", "met"]];
        rows.Add([.. rows[0].Select(_ => "---")]);
        foreach (Way way in ways)
        {
            double over = way.Whole.Median - ways.Single(other => other.Build == way.Build && other.Name == "empty").Whole.Median;
            (string target, string met) = (way.Build.Name, way.Name) switch
            {
                ("JIT", "foldstream") => (Text($"at most {MostOnTheJit} over the empty"), over <= MostOnTheJit ? "yes" : "NO"),
                ("Native AOT", "foldstream") => (Text($"at most {MostAsNativeCode} to the state"), way.Inside <= MostAsNativeCode ? "yes" : "NO"),
                _ => ("", ""),
            };
            rows.Add([way.Build.Name, way.Description, Text($"{way.Whole.Median:F1}"), Text($"{way.Whole.Fastest:F1} to {way.Whole.Slowest:F1}"),
                way.Name == "empty" ? "" : Text($"{over:F1}"), double.IsNaN(way.Inside) ? "" : Text($"{way.Inside:F3}"), target, met]);
        }

        MarkdownRows.Print(output, Text($"Cold start: 100 events applied in a fresh process, medians of {rounds} starts each, in turns"), rows,
            "'Bytes to state' is what the program's own watch says, from the bytes that it has read to the state; with SQLite from the path of the database.",
            "As native code it stands for the target, since the start of a process varies by more than the target is. MessagePackSerializer emits code and can't be native.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
