using System.Globalization;

namespace Foldstream.Benchmarks.Picture;

/// <summary>A table that a comparison has printed: its title, and what each way takes.</summary>
internal sealed record PrintedTable(string Title, IReadOnlyList<(string What, double Nanoseconds)> Rows)
{
    /// <exception cref="InvalidDataException">There is no such table.</exception>
    public static PrintedTable Find(string document, string title)
    {
        string[] lines = document.ReplaceLineEndings("\n").Split('\n');
        int at = Array.FindIndex(lines, line => line.StartsWith(title, StringComparison.Ordinal));
        if (at < 0) throw new InvalidDataException($"No line begins with '{title}'.");

        List<(string, double)> rows = [.. lines.Skip(at + 1).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells => (cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture)))];
        return rows.Count > 0 ? new PrintedTable(lines[at], rows) : throw new InvalidDataException($"No table follows '{lines[at]}'.");
    }
}
