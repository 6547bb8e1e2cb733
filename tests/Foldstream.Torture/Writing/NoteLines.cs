using System.Collections.Immutable;
using System.Globalization;

namespace Foldstream.Torture.Writing;

/// <summary>Writes notes as lines, each in one call: a process that is killed leaves no half of one. Thread-safe.</summary>
internal sealed class NoteLines(Stream output) : IUnitNotes
{
    private readonly Lock _lock = new();

    public void Begin(UnitKey key, ImmutableArray<long> expected) => Write('B', key, string.Join(' ', expected));

    public void Acknowledge(UnitKey key, ImmutableArray<Place> places)
        => Write('A', key, string.Join(' ', places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Version}:{place.Position}"))));

    public void Refuse(UnitKey key) => Write('R', key, "");

    public void Fault(string what) => Write($"F {what.ReplaceLineEndings(" ")[..Math.Min(2_000, what.ReplaceLineEndings(" ").Length)]}");

    /// <summary>Tells the notes of a line; one that was cut off is none.</summary>
    public static void Read(string line, IUnitNotes notes)
    {
        if (line.StartsWith("F ", StringComparison.Ordinal))
        {
            notes.Fault(line[2..]);
            return;
        }

        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 4)
        {
            return;
        }

        UnitKey key = new(Number(words[1]), Number(words[2]), Number(words[3]));
        switch (words[0])
        {
            case "B":
                notes.Begin(key, [.. words[4..].Select(word => long.Parse(word, CultureInfo.InvariantCulture))]);
                break;
            case "A":
                notes.Acknowledge(key, [.. words[4..].Select(PlaceOf)]);
                break;
            case "R":
                notes.Refuse(key);
                break;
        }
    }

    private static Place PlaceOf(string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return new Place(long.Parse(word.AsSpan(0, colon), CultureInfo.InvariantCulture), long.Parse(word.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private void Write(char kind, UnitKey key, string rest) => Write(string.Create(CultureInfo.InvariantCulture, $"{kind} {key.Round} {key.Writer} {key.Number} {rest}"));

    private void Write(string line)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
        lock (_lock)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}
