using System.Globalization;
using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>Encodes a plain value that a dump wrote as JSON.</summary>
internal static partial class JsonScalar
{
    /// <exception cref="FormatException">The JSON is no such value; the message names the member.</exception>
    public static void Write(PayloadBuffer buffer, JsonElement json, ShapeScalar scalar, string path)
    {
        try
        {
            Write(buffer, json, scalar);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new FormatException($"'{path}' is {json.GetRawText()}, and should be {EventShape.NameOf(scalar)}.", error);
        }
    }

    private static void Write(PayloadBuffer buffer, JsonElement json, ShapeScalar scalar)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            throw new FormatException("Nothing is null that its type does not allow to be.");
        }

        switch (scalar)
        {
            case ShapeScalar.Bool:
                buffer.Write(WireWriter.WriteBoolean, json.GetBoolean());
                break;
            case ShapeScalar.I8:
                buffer.Write(WireWriter.WriteSByte, json.GetSByte());
                break;
            case ShapeScalar.I16:
                buffer.Write(WireWriter.WriteInt16, json.GetInt16());
                break;
            case ShapeScalar.I32:
                buffer.Write(WireWriter.WriteInt32, json.GetInt32());
                break;
            case ShapeScalar.I64:
                buffer.Write(WireWriter.WriteInt64, json.GetInt64());
                break;
            case ShapeScalar.U8:
                buffer.Write(WireWriter.WriteByte, json.GetByte());
                break;
            case ShapeScalar.U16:
                buffer.Write(WireWriter.WriteUInt16, json.GetUInt16());
                break;
            case ShapeScalar.U32:
                buffer.Write(WireWriter.WriteUInt32, json.GetUInt32());
                break;
            case ShapeScalar.U64:
                buffer.Write(WireWriter.WriteUInt64, json.GetUInt64());
                break;
            case ShapeScalar.F32:
                buffer.Write(WireWriter.WriteSingle, IsText(json) ? float.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetSingle());
                break;
            case ShapeScalar.F64:
                buffer.Write(WireWriter.WriteDouble, IsText(json) ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble());
                break;
            case ShapeScalar.Char:
                buffer.Write(WireWriter.WriteChar, CharOf(json));
                break;
            case ShapeScalar.Str:
                string text = json.GetString()!;
                buffer.Write(WireWriter.WriteString, text, WireWriter.MaxSizeOfString(text));
                break;
            case ShapeScalar.Guid:
                buffer.Write(WireWriter.WriteGuid, json.GetGuid());
                break;
            case ShapeScalar.Decimal:
                buffer.Write(WireWriter.WriteDecimal, DecimalOf(json));
                break;
            case ShapeScalar.Bin:
                WriteBytes(buffer, json.GetBytesFromBase64());
                break;
            case ShapeScalar.F16 or ShapeScalar.I128 or ShapeScalar.U128 or ShapeScalar.BigInt:
                WriteNumber(buffer, json, scalar);
                break;
            case ShapeScalar.Uri or ShapeScalar.Version or ShapeScalar.Rune:
                WriteName(buffer, json.GetString()!, scalar);
                break;
            case ShapeScalar.Any:
                throw new FormatException("What a formatter of one's own has written can't be written from JSON.");
            default:
                WriteTime(buffer, json.GetString()!, scalar);
                break;
        }
    }

    private static void WriteTime(PayloadBuffer buffer, string text, ShapeScalar scalar)
    {
        switch (scalar)
        {
            case ShapeScalar.DateTime:
                buffer.Write(WireWriter.WriteDateTime, DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
                break;
            case ShapeScalar.DateTimeOffset:
                buffer.Write(WireWriter.WriteDateTimeOffset, DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture));
                break;
            case ShapeScalar.Date:
                buffer.Write(WireWriter.WriteDateOnly, DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture));
                break;
            case ShapeScalar.Time:
                buffer.Write(WireWriter.WriteTimeOnly, TimeOnly.ParseExact(text, "O", CultureInfo.InvariantCulture));
                break;
            case ShapeScalar.Duration:
                buffer.Write(WireWriter.WriteTimeSpan, TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scalar), scalar, "There is no such plain value.");
        }
    }

    private static void WriteBytes(PayloadBuffer buffer, byte[] bytes)
        => buffer.Write(static (destination, ref position, value) => WireWriter.WriteBytes(destination, ref position, value), bytes, WireWriter.MaxSizeOfBytes(bytes.Length));

    private static bool IsText(JsonElement json) => json.ValueKind == JsonValueKind.String;

    /// <summary>Scale and sign of zero are part of a decimal.</summary>
    private static decimal DecimalOf(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? decimal.Parse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : throw new FormatException("A decimal is a number.");

    /// <summary>Half of a surrogate pair stands as an escape, which is no text on its own.</summary>
    private static char CharOf(JsonElement json)
    {
        string raw = json.GetRawText();
        if (raw.Length == 8 && raw.StartsWith("\"\\u", StringComparison.Ordinal))
        {
            return (char)ushort.Parse(raw.AsSpan(3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return json.GetString() is { Length: 1 } text ? text[0] : throw new FormatException("A char is one UTF-16 code unit.");
    }
}
