using System.Globalization;

namespace Foldstream.Benchmarks;

/// <summary>Figures beside their targets, as a table of Markdown.</summary>
internal sealed class Table(string title)
{
    private readonly List<string[]> _rows = [["what", "measured", "target", "met"], ["---", "---", "---", "---"]];
    private readonly List<string> _notes = [];

    public void Add(string what, string measured, string target, bool isMet) => _rows.Add([what, measured, target, isMet ? "yes" : "NO"]);

    /// <summary>Adds a figure that has no target.</summary>
    public void Add(string what, string measured) => _rows.Add([what, measured, "", ""]);

    public void Note(FormattableString note) => _notes.Add(note.ToString(CultureInfo.InvariantCulture));

    public void Print(TextWriter output) => MarkdownRows.Print(output, title, _rows, [.. _notes]);
}
