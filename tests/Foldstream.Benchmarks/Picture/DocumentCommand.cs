using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Foldstream.Benchmarks.ColdStart;

namespace Foldstream.Benchmarks.Picture;

/// <summary>
/// Measures a document's tables anew: what stands between <c>&lt;!-- table NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c> is replaced by what the command prints,
/// each in a process of its own; what stands behind <c>&lt;!-- machine --&gt;</c> by machine, date and commit, and behind <c>&lt;!-- picture --&gt;</c> by a drawing of the replay.
/// </summary>
internal static partial class DocumentCommand
{
    internal static Command Create()
    {
        Argument<FileInfo> document = new("document") { Description = "The document, such as docs/benchmarks.md." };
        Option<string[]> only = new("--only") { Description = "Only these tables.", AllowMultipleArgumentsPerToken = true };
        Command command = new("document", "Measures the tables of a document anew, and redraws its picture. Takes ten minutes and wants a machine that does nothing else.") { document, only };
        command.SetAction(async (parsed, cancel) =>
        {
            await MeasureAsync(parsed.GetRequiredValue(document).FullName, parsed.GetValue(only) ?? [], cancel);
            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(string path, string[] only, CancellationToken cancel)
    {
        string text = await File.ReadAllTextAsync(path, cancel);
        foreach (string name in (string[])[.. Tables().Matches(text).Select(match => match.Groups["name"].Value)])
        {
            if (only.Length > 0 && !only.Contains(name)) continue;
            await Console.Error.WriteLineAsync($"Measuring {name} ...");
            Started table = await Started.RunAsync(Environment.ProcessPath!, cancel, "table", name);
            if (table.ExitCode != 0) throw new InvalidOperationException($"table {name}: {table.Output}");
            text = Tables().Replace(text, match => match.Groups["name"].Value == name ? Marked("table " + name, table.Output) : match.Value);
        }

        if (only.Length == 0 || only.Contains("replay"))
        {
            text = await DrawAsync(path, text, cancel);
        }

        text = Machine().Replace(text, Marked("machine", await MachineAsync(cancel)));
        await File.WriteAllTextAsync(path, text, cancel);
    }

    /// <summary>Draws the picture beside the document, and shows it there.</summary>
    private static async Task<string> DrawAsync(string path, string text, CancellationToken cancel)
    {
        DirectoryInfo images = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, "images"));
        await File.WriteAllTextAsync(Path.Combine(images.FullName, "replay.svg"), BarChart.Draw(PrintedTable.Find(text, "Replay in memory")), cancel);
        return Image().Replace(text, Marked("picture", "![Nanoseconds per event, replayed in memory](images/replay.svg)"));
    }

    private static string Marked(string name, string content) => $"<!-- {name} -->\n\n{content.ReplaceLineEndings("\n").Trim()}\n\n<!-- end -->";

    private static async Task<string> MachineAsync(CancellationToken cancel)
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? (await File.ReadAllLinesAsync("/proc/cpuinfo", cancel)).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? ""
            : RuntimeInformation.ProcessArchitecture.ToString();
        Started commit = await Started.RunAsync("git", cancel, "rev-parse", "--short", "HEAD");
        return string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, commit {commit.Output.Trim()}: {Environment.ProcessorCount} cores of {processor}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
    }

    [GeneratedRegex("<!-- table (?<name>[a-z]+) -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex("<!-- picture -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Image();

    [GeneratedRegex("<!-- machine -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Machine();
}
