using System.Collections;
using System.Globalization;

namespace Foldstream.Testing;

/// <summary>Values in messages, and whether two are the same to a test.</summary>
internal static class ValueText
{
    public static bool AreEqual<T>(T? expected, T? actual)
        => EqualityComparer<T>.Default.Equals(expected, actual)
            || (expected is IEnumerable one and not string && actual is IEnumerable other and not string && HaveSameElements(one, other));

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset or DateTime => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable sequence when Elements(sequence) is { } elements => $"[{string.Join(", ", elements.Select(Of))}]",
        _ => value.ToString() ?? "",
    };

    private static bool HaveSameElements(IEnumerable expected, IEnumerable actual)
        => (Elements(expected), Elements(actual)) is ({ } one, { } other) && one.Count == other.Count && one.Zip(other).All(pair => AreEqual(pair.First, pair.Second));

    /// <summary>The elements; null for the default value of an immutable array, which has none to give.</summary>
    private static List<object?>? Elements(IEnumerable sequence)
    {
        try
        {
            return [.. sequence.Cast<object?>()];
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
