namespace Foldstream.Benchmarks;

/// <summary>The rows of a table of Markdown, the columns one below the other.</summary>
internal static class MarkdownRows
{
    /// <summary>Prints a title, the rows (the first two are the heading and the line below it), and notes.</summary>
    public static void Print(TextWriter output, string title, IReadOnlyList<string[]> rows, params ReadOnlySpan<string> notes)
    {
        output.WriteLine(title);
        output.WriteLine();
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows) output.WriteLine("| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
        output.WriteLine();
        foreach (string note in notes) output.WriteLine(note);
    }
}
