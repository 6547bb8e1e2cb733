using System.Globalization;
using MessagePack;
using MessagePack.Formatters;

namespace Unlawful;

/// <summary>Loses what is less than a cent.</summary>
public static class Cents
{
    public static long ToWire(decimal value) => (long)(value * 100);

    public static decimal FromWire(long value) => value / 100m;
}

/// <summary>Loses the case of letters.</summary>
public static class Capitals
{
    public static string ToWire(string value) => value.ToUpperInvariant();

    public static string FromWire(string value) => value;
}

/// <summary>Refuses what is no address.</summary>
public static class Address
{
    public static string ToWire(string value) => value;

    public static string FromWire(string value) => value.Contains('@', StringComparison.Ordinal) ? value : throw new FormatException("This is no address.");
}

/// <summary>Writes a number as people do where the process runs.</summary>
public static class LocalNumber
{
    public static string ToWire(decimal value) => value.ToString(CultureInfo.CurrentCulture);

    public static decimal FromWire(string value) => decimal.TryParse(value, CultureInfo.InvariantCulture, out decimal number) ? number : 0.5m;
}

/// <summary>A temperature, of which a snapshot keeps whole degrees alone.</summary>
public readonly record struct Degrees(decimal Value);

public static class WholeDegrees
{
    public static int ToWire(Degrees value) => (int)value.Value;

    public static Degrees FromWire(int value) => new(value);
}

/// <summary>What a formatter of its own writes, and reads without its last letter.</summary>
public sealed record Motto(string Text);

public sealed class MottoFormatter : IMessagePackFormatter<Motto?>
{
    public void Serialize(ref MessagePackWriter writer, Motto? value, MessagePackSerializerOptions options) => writer.Write(value!.Text);

    public Motto? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => new(reader.ReadString()![..^1]);
}
