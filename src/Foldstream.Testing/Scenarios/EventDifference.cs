using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Foldstream.Testing;

/// <summary>Shows expected and actual events line by line, and says what differs first.</summary>
internal static class EventDifference
{
    /// <summary>Beyond this many pairs events are compared place by place, not by the longest run that both have.</summary>
    private const int MostPairs = 1_000_000;

    /// <summary>The lines, or null when there is no difference.</summary>
    public static string? Describe(IReadOnlyList<EventLine> expected, IReadOnlyList<EventLine> actual)
    {
        if (expected.SequenceEqual(actual))
        {
            return null;
        }

        string? first = null;
        StringBuilder lines = new();
        foreach ((int? wanted, int? came) in Pairs(expected, actual))
        {
            EventLine? one = wanted is { } w ? expected[w] : null, other = came is { } c ? actual[c] : null;
            int place = (came ?? wanted)!.Value + 1;
            if (one is not null && one.Equals(other))
            {
                Add(place, "same", one);
                continue;
            }

            if (one is not null && other is not null)
            {
                first ??= $"Event {place}: {Between(one, other)}";
                Add(place, "expected", one);
                Add(null, "actual", other);
                continue;
            }

            first ??= one is not null ? $"Event {place} is missing." : $"Event {place} is surplus.";
            Add(place, one is not null ? "missing" : "surplus", (one ?? other)!);
        }

        return $"{first}\n{lines}".TrimEnd('\n');

        void Add(int? place, string mark, EventLine line)
            => lines.Append(CultureInfo.InvariantCulture, $"{place,5} {mark,-9} {line}").Append('\n');
    }

    private static string Between(EventLine expected, EventLine actual)
    {
        if (expected.Type != actual.Type)
        {
            return $"expected {expected.Type.Name}, was {actual.Type.Name}.";
        }

        using JsonDocument one = JsonDocument.Parse(expected.Json), other = JsonDocument.Parse(actual.Json);
        return JsonDifference.Find(one.RootElement, other.RootElement, "") is (string path, string wanted, string was)
            ? $"{path}: expected {wanted}, was {was}."
            : "the same in JSON, but other bytes.";
    }

    /// <summary>Matches what both have in common, in order; what lies between is paired place by place.</summary>
    private static IEnumerable<(int? Expected, int? Actual)> Pairs(IReadOnlyList<EventLine> expected, IReadOnlyList<EventLine> actual)
    {
        int i = 0, j = 0;
        foreach ((int matchedI, int matchedJ) in Common(expected, actual).Append((expected.Count, actual.Count)))
        {
            while (i < matchedI || j < matchedJ)
            {
                yield return (i < matchedI ? i++ : null, j < matchedJ ? j++ : null);
            }

            if (matchedI < expected.Count)
            {
                yield return (i++, j++);
            }
        }
    }

    private static List<(int Expected, int Actual)> Common(IReadOnlyList<EventLine> expected, IReadOnlyList<EventLine> actual)
    {
        List<(int, int)> common = [];
        if ((long)expected.Count * actual.Count > MostPairs)
        {
            return common;
        }

        int[,] length = new int[expected.Count + 1, actual.Count + 1];
        for (int i = expected.Count - 1; i >= 0; i--)
        {
            for (int j = actual.Count - 1; j >= 0; j--)
            {
                length[i, j] = expected[i].Equals(actual[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < expected.Count && j < actual.Count;)
        {
            if (expected[i].Equals(actual[j]))
            {
                common.Add((i++, j++));
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }
}
