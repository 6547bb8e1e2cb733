using System.Collections.Immutable;
using System.Net;
using Foldstream.Generated.Tests.Wire;
using MessagePack;
using MessagePack.Formatters;

[assembly: Foldstream.Wire(typeof(Percentage), As = typeof(double))]
[assembly: Foldstream.Wire(typeof(IPAddress), Converter = typeof(IPAddressWire))]
[assembly: Foldstream.Wire(typeof(byte[]), Converter = typeof(BlobWire))]

namespace Foldstream.Generated.Tests.Wire;

/// <summary>A type that says how it is converted.</summary>
public readonly record struct Email
{
    private readonly string _text;

    private Email(string text) => _text = text;

    public static explicit operator string(Email email) => email._text;

    public static explicit operator Email(string text) => text.Contains('@', StringComparison.Ordinal) ? new(text) : throw new FormatException($"'{text}' is no address.");
}

/// <summary>A type that another library could bring.</summary>
public sealed class Iban(string country, string number)
{
    public string Country { get; set; } = country;

    public string Number { get; set; } = number;
}

public readonly record struct Percentage(double Value)
{
    public static explicit operator double(Percentage percentage) => percentage.Value;

    public static implicit operator Percentage(double value) => new(value);
}

public readonly record struct IbanParts(string Country, string Number);

public static class IbanWire
{
    public static IbanParts ToWire(Iban value) => new(value.Country, value.Number);

    public static Iban FromWire(IbanParts value) => new(value.Country, value.Number);
}

public static class IPAddressWire
{
    public static ReadOnlyMemory<byte> ToWire(IPAddress value) => value.GetAddressBytes();

    public static IPAddress FromWire(ReadOnlyMemory<byte> value) => new(value.Span);
}

/// <summary>What <see cref="PolygonFormatter"/> writes: an array of arrays of two.</summary>
public sealed record Polygon(IReadOnlyList<(double X, double Y)> Corners);

public sealed class PolygonFormatter : IMessagePackFormatter<Polygon?>
{
    public static readonly PolygonFormatter Instance = new();

    private PolygonFormatter()
    {
    }

    public void Serialize(ref MessagePackWriter writer, Polygon? value, MessagePackSerializerOptions options)
    {
        writer.WriteArrayHeader(value!.Corners.Count);
        foreach ((double x, double y) in value.Corners)
        {
            writer.WriteArrayHeader(2);
            writer.Write(x);
            writer.Write(y);
        }
    }

    public Polygon Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        (double, double)[] corners = new (double, double)[reader.ReadArrayHeader()];
        for (int i = 0; i < corners.Length; i++)
        {
            reader.ReadArrayHeader();
            corners[i] = (reader.ReadDouble(), reader.ReadDouble());
        }

        return new Polygon(corners);
    }
}

public readonly record struct Tint(byte Red, byte Green, byte Blue);

public sealed class TintFormatter : IMessagePackFormatter<Tint>
{
    public void Serialize(ref MessagePackWriter writer, Tint value, MessagePackSerializerOptions options)
        => options.Resolver.GetFormatterWithVerify<string>().Serialize(ref writer, $"{value.Red:x2}{value.Green:x2}{value.Blue:x2}", options);

    public Tint Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        => Convert.FromHexString(reader.ReadString() ?? "") is [var red, var green, var blue] ? new(red, green, blue) : throw new FormatException("No tint.");
}

/// <summary>One that does what none should.</summary>
public sealed class CarelessFormatter : IMessagePackFormatter<Tint>
{
    public void Serialize(ref MessagePackWriter writer, Tint value, MessagePackSerializerOptions options)
    {
        for (int i = 0; i < value.Red; i++)
        {
            writer.WriteArrayHeader(1);
        }

        for (int i = 0; i < value.Green; i++)
        {
            writer.Write(i);
        }
    }

    public Tint Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => new(0, (byte)reader.ReadInt32(), 0);
}

public sealed record Contact(string Name, [property: Wire(As = typeof(string))] Email Email);

[Event("foreign")]
public sealed partial record Foreign(
    [Wire(As = typeof(string))] Email A, [Wire(As = typeof(string))] Email? B, [Wire(Converter = typeof(IbanWire))] Iban C, [Wire(Converter = typeof(IbanWire))] Iban? D,
    Percentage E, ImmutableArray<Percentage> F, ImmutableDictionary<string, IPAddress?> G, Contact H)
{
    [Wire(As = typeof(sbyte))]
    public Small I { get; init; } = default;
}

[Event("formatted")]
public sealed partial record Formatted(
    [Wire(Formatter = typeof(PolygonFormatter))] Polygon A, [Wire(Formatter = typeof(PolygonFormatter))] Polygon? B, [Wire(Formatter = typeof(TintFormatter))] Tint C,
    [Wire(Formatter = typeof(TintFormatter))] Tint? D, int E = 7);

[Event("carelessly-formatted")]
public readonly partial record struct CarelesslyFormatted([Wire(Formatter = typeof(CarelessFormatter))] Tint A);

public static class BlobWire
{
    public static ReadOnlyMemory<byte> ToWire(byte[] value) => value;

    public static byte[] FromWire(ReadOnlyMemory<byte> value) => value.ToArray();
}

/// <summary>One whose elements may be the default array, which is nil.</summary>
public sealed class Tags(ImmutableArray<string> items)
{
    public ImmutableArray<string> Items { get; } = items;
}

public static class TagsWire
{
    public static ImmutableArray<string> ToWire(Tags value) => value.Items;

    public static Tags FromWire(ImmutableArray<string> value) => new(value);
}

/// <summary>One that writes an object as if it were null.</summary>
public sealed class NilFormatter : IMessagePackFormatter<Polygon?>
{
    public void Serialize(ref MessagePackWriter writer, Polygon? value, MessagePackSerializerOptions options) => writer.WriteNil();

    public Polygon? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => new([]);
}

[Event("blobs")]
public sealed partial record Blobs(ImmutableArray<byte[]> A, ImmutableList<byte[]?> B, ImmutableDictionary<string, byte[]> C);

[Event("tagged")]
public sealed partial record Tagged([Wire(Converter = typeof(TagsWire))] Tags A, [Wire(Converter = typeof(TagsWire))] Tags? B = null);

[Event("converted-defaults")]
public sealed partial record ConvertedDefaults(int A, [Wire(As = typeof(long))] Small B = Small.Some, [Wire(As = typeof(long))] int? C = 5, [Wire(As = typeof(sbyte))] int D = -3)
{
    [Wire(As = typeof(double))]
    public decimal E { get; init; } = 1.5m;
}

[Event("nil-formatted")]
public sealed partial record NilFormatted([Wire(Formatter = typeof(NilFormatter))] Polygon? A);
