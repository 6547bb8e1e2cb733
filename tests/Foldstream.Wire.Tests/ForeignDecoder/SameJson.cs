using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Foldstream.Wire.Tests.ForeignDecoder;

/// <summary>Whether two lines are the same JSON: the same members in the same order, and the same values, whatever escapes and exponents they are written with.</summary>
internal static class SameJson
{
    public static bool Compare(string first, string second)
    {
        Utf8JsonReader a = new(System.Text.Encoding.UTF8.GetBytes(first)), b = new(System.Text.Encoding.UTF8.GetBytes(second));
        while (a.Read())
        {
            if (!b.Read() || a.TokenType != b.TokenType || !AreSame(in a, in b))
            {
                return false;
            }
        }

        return !b.Read();
    }

    private static bool AreSame(in Utf8JsonReader a, in Utf8JsonReader b)
    {
        if (a.ValueSpan.SequenceEqual(b.ValueSpan))
        {
            return true;
        }

        return a.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => a.GetString() == b.GetString(),
            JsonTokenType.Number => AreSame(System.Text.Encoding.UTF8.GetString(a.ValueSpan), System.Text.Encoding.UTF8.GetString(b.ValueSpan)),
            _ => false,
        };
    }

    /// <summary>An exponent is a matter of taste, and exact. Without one, a decimal's zeros at the end count.</summary>
    private static bool AreSame(string first, string second)
        => (first + second).Contains('E', StringComparison.OrdinalIgnoreCase) && ValueOf(first) == ValueOf(second);

    private static (BigInteger Digits, int Exponent) ValueOf(string number)
    {
        string[] parts = number.ToUpperInvariant().Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        while (!digits.IsZero && digits % 10 == 0)
        {
            (digits, exponent) = (digits / 10, exponent + 1);
        }

        return (digits, exponent);
    }
}
