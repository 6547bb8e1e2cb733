using System.Globalization;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>Reads a golden file. Line ends may be those of Windows.</summary>
internal sealed class GoldenReader
{
    private readonly (int Number, string Text)[] _lines;
    private int _at, _read;

    private GoldenReader(string text)
        => _lines = [.. text.TrimStart('\uFEFF').Split('\n').Select((line, i) => (i + 1, line.TrimEnd())).Where(line => line.Item2.Length > 0 && line.Item2[0] != '#')];

    /// <exception cref="LawFault">It is none; the message says in which line.</exception>
    public static GoldenFile Read(string text)
    {
        GoldenReader reader = new(text);
        try
        {
            return reader.ReadFile();
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            int line = reader._read < reader._lines.Length ? reader._lines[reader._read].Number : text.Split('\n').Length;
            throw new LawFault($"line {line.ToString(CultureInfo.InvariantCulture)}: {error.Message}", error);
        }
    }

    private GoldenFile ReadFile()
    {
        if (Take("format ") is not "1") throw new FormatException("The file should begin with 'format 1'. Another one is of a newer Foldstream.Testing.");

        EventKey key = KeyOf(Take("event ") ?? throw new FormatException("An 'event' should stand here."));
        List<GoldenBlock> blocks = [];
        while (Take("shape ") is { } shape) blocks.Add(new GoldenBlock(EventShape.Parse(shape), ReadSamples()));

        return _at == _lines.Length ? new GoldenFile(key, blocks) : throw new FormatException("A 'shape', 'bytes' or 'becomes' should stand here.");
    }

    private List<GoldenSample> ReadSamples()
    {
        List<GoldenSample> samples = [];
        while (Take("bytes ") is { } hex)
        {
            byte[] bytes = Convert.FromHexString(hex);
            samples.Add(new GoldenSample(bytes, ReadJson(), ReadOutcome()));
        }

        return samples;
    }

    private List<GoldenEvent>? ReadOutcome()
    {
        List<GoldenEvent>? outcome = null;
        while (Take("becomes ") is { } what)
        {
            outcome ??= [];
            if (what == "nothing") continue;

            int space = what.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0) throw new FormatException("'becomes' names an event with its version and its shape, or nothing.");

            outcome.Add(new GoldenEvent(KeyOf(what[..space]), EventShape.Parse(what[(space + 1)..]), ReadJson()));
        }

        return outcome;
    }

    private string ReadJson() => Take("  ") ?? throw new FormatException("The event as JSON should stand here, behind two spaces.");

    private string? Take(string head)
    {
        _read = _at;
        return _at < _lines.Length && _lines[_at].Text.StartsWith(head, StringComparison.Ordinal) ? _lines[_at++].Text[head.Length..] : null;
    }

    private static EventKey KeyOf(string text) => text.LastIndexOf('@') is > 0 and int at
        ? new EventKey(text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no event with its version: order-placed@1.");
}
