using System.Globalization;

namespace Foldstream.Generators.Fingerprints;

/// <summary>Constants as text, to the last bit.</summary>
internal static class Constants
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => "s" + text,
        char letter => "c" + ((int)letter).ToString(CultureInfo.InvariantCulture),
        double number => "d" + BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),

        // Exact: every float is a double.
        float number => "f" + BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture),
        decimal number => "m" + string.Join(",", decimal.GetBits(number).Select(part => part.ToString("x8", CultureInfo.InvariantCulture))),
        IFormattable number => number.GetType().Name + number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name + value,
    };
}
