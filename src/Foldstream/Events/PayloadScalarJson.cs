using System.Globalization;
using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>Writes a plain value of a payload as JSON.</summary>
internal static class PayloadScalarJson
{
    /// <exception cref="MalformedPayloadException">There is no such value.</exception>
    public static void Write(Utf8JsonWriter json, ShapeScalar scalar, ReadOnlySpan<byte> payload, ref int position)
    {
        switch (scalar)
        {
            case ShapeScalar.Bool:
                json.WriteBooleanValue(WireReader.ReadBoolean(payload, ref position));
                break;
            case ShapeScalar.I8:
                json.WriteNumberValue(WireReader.ReadSByte(payload, ref position));
                break;
            case ShapeScalar.I16:
                json.WriteNumberValue(WireReader.ReadInt16(payload, ref position));
                break;
            case ShapeScalar.I32:
                json.WriteNumberValue(WireReader.ReadInt32(payload, ref position));
                break;
            case ShapeScalar.I64:
                json.WriteNumberValue(WireReader.ReadInt64(payload, ref position));
                break;
            case ShapeScalar.U8:
                json.WriteNumberValue(WireReader.ReadByte(payload, ref position));
                break;
            case ShapeScalar.U16:
                json.WriteNumberValue(WireReader.ReadUInt16(payload, ref position));
                break;
            case ShapeScalar.U32:
                json.WriteNumberValue(WireReader.ReadUInt32(payload, ref position));
                break;
            case ShapeScalar.U64:
                json.WriteNumberValue(WireReader.ReadUInt64(payload, ref position));
                break;
            case ShapeScalar.F32:
                WriteSingle(json, WireReader.ReadSingle(payload, ref position));
                break;
            case ShapeScalar.F64:
                WriteDouble(json, WireReader.ReadDouble(payload, ref position));
                break;
            case ShapeScalar.Char:
                WriteChar(json, WireReader.ReadChar(payload, ref position));
                break;
            case ShapeScalar.Str:
                json.WriteStringValue(WireReader.ReadString(payload, ref position));
                break;
            case ShapeScalar.Guid:
                json.WriteStringValue(WireReader.ReadGuid(payload, ref position));
                break;
            case ShapeScalar.Decimal:
                json.WriteNumberValue(WireReader.ReadDecimal(payload, ref position));
                break;
            case ShapeScalar.DateTime:
                WriteInvariant(json, WireReader.ReadDateTime(payload, ref position), "O");
                break;
            case ShapeScalar.DateTimeOffset:
                WriteInvariant(json, WireReader.ReadDateTimeOffset(payload, ref position), "O");
                break;
            case ShapeScalar.Date:
                WriteInvariant(json, WireReader.ReadDateOnly(payload, ref position), "O");
                break;
            case ShapeScalar.Time:
                WriteInvariant(json, WireReader.ReadTimeOnly(payload, ref position), "O");
                break;
            case ShapeScalar.Duration:
                WriteInvariant(json, WireReader.ReadTimeSpan(payload, ref position), "c");
                break;
            case ShapeScalar.Bin:
                json.WriteBase64StringValue(WireReader.ReadBytes(payload, ref position).Span);
                break;
            case ShapeScalar.F16:
                WriteSingle(json, (float)WireReader.ReadHalf(payload, ref position));
                break;
            case ShapeScalar.I128:
                WriteNumber(json, WireReader.ReadInt128(payload, ref position));
                break;
            case ShapeScalar.U128:
                WriteNumber(json, WireReader.ReadUInt128(payload, ref position));
                break;
            case ShapeScalar.BigInt:
                WriteNumber(json, WireReader.ReadBigInteger(payload, ref position));
                break;
            case ShapeScalar.Uri:
                json.WriteStringValue(WireReader.ReadUri(payload, ref position).OriginalString);
                break;
            case ShapeScalar.Version:
                json.WriteStringValue(WireReader.ReadVersion(payload, ref position).ToString());
                break;
            case ShapeScalar.Rune:
                json.WriteStringValue(WireReader.ReadRune(payload, ref position).ToString());
                break;
            case ShapeScalar.Any:
                PayloadAnyJson.Write(json, payload, ref position);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scalar), scalar, "There is no such plain value.");
        }
    }

    /// <summary>JSON bounds no number; its writer has no method for those beyond 64 bits.</summary>
    private static void WriteNumber<T>(Utf8JsonWriter json, T value)
        where T : IFormattable
        => json.WriteRawValue(value.ToString("D", CultureInfo.InvariantCulture), skipInputValidation: true);

    internal static void WriteSingle(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteInvariant(json, value, null);
        }
    }

    internal static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            WriteInvariant(json, value, null);
        }
    }

    /// <summary>Half of a surrogate pair is no text, so the writer would replace it; JSON's own escape can say it.</summary>
    private static void WriteChar(Utf8JsonWriter json, char value)
    {
        if (char.IsSurrogate(value))
        {
            json.WriteRawValue($"\"\\u{(int)value:X4}\"");
        }
        else
        {
            json.WriteStringValue([value]);
        }
    }

    private static void WriteInvariant<T>(Utf8JsonWriter json, T value, string? format)
        where T : IFormattable
        => json.WriteStringValue(value.ToString(format, CultureInfo.InvariantCulture));
}
