using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

internal static partial class JsonScalar
{
    private static void WriteNumber(PayloadBuffer buffer, JsonElement json, ShapeScalar scalar)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (scalar == ShapeScalar.F16)
        {
            float value = IsText(json) ? float.Parse(json.GetString()!, culture) : json.GetSingle();
            buffer.Write(WireWriter.WriteHalf, (Half)value);
            return;
        }

        string digits = json.ValueKind == JsonValueKind.Number ? json.GetRawText() : throw new FormatException("An integer is a number.");
        switch (scalar)
        {
            case ShapeScalar.I128:
                buffer.Write(WireWriter.WriteInt128, Int128.Parse(digits, culture));
                break;
            case ShapeScalar.U128:
                buffer.Write(WireWriter.WriteUInt128, UInt128.Parse(digits, culture));
                break;
            default:
                BigInteger number = BigInteger.Parse(digits, culture);
                buffer.Write(WireWriter.WriteBigInteger, number, WireWriter.MaxSizeOfBigInteger(number));
                break;
        }
    }

    private static void WriteName(PayloadBuffer buffer, string text, ShapeScalar scalar)
    {
        switch (scalar)
        {
            case ShapeScalar.Uri:
                Uri uri = new(text, UriKind.RelativeOrAbsolute);
                buffer.Write(WireWriter.WriteUri, uri, WireWriter.MaxSizeOfUri(uri));
                break;
            case ShapeScalar.Version:
                Version version = Version.Parse(text);
                buffer.Write(WireWriter.WriteVersion, version, WireWriter.MaxSizeOfVersion(version));
                break;
            default:
                Rune rune = Rune.GetRuneAt(text, 0);
                buffer.Write(WireWriter.WriteRune, rune.Utf16SequenceLength == text.Length ? rune : throw new FormatException("A rune is one character."));
                break;
        }
    }
}
