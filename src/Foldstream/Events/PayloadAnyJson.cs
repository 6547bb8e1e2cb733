using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>Writes any MessagePack value as JSON, by what its bytes say about themselves.</summary>
internal static class PayloadAnyJson
{
    /// <exception cref="MalformedPayloadException">There is no value, or it is nested too deeply.</exception>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> payload, ref int position)
    {
        // Nothing below descends further than this lets it.
        int end = position;
        WireReader.SkipNested(payload, ref end);
        WriteValue(json, payload, ref position);
    }

    private static void WriteValue(Utf8JsonWriter json, ReadOnlySpan<byte> payload, ref int position)
    {
        switch (payload[position])
        {
            case WireCode.Nil:
                position++;
                json.WriteNullValue();
                break;
            case WireCode.False or WireCode.True:
                json.WriteBooleanValue(WireReader.ReadBoolean(payload, ref position));
                break;
            case WireCode.Float32:
                PayloadScalarJson.WriteSingle(json, WireReader.ReadSingle(payload, ref position));
                break;
            case WireCode.Float64:
                PayloadScalarJson.WriteDouble(json, WireReader.ReadDouble(payload, ref position));
                break;
            case WireCode.UInt64:
                json.WriteNumberValue(WireReader.ReadUInt64(payload, ref position));
                break;
            case <= WireCode.MaxPositiveFixInt or >= WireCode.MinNegativeFixInt or (>= WireCode.UInt8 and <= WireCode.Int64):
                json.WriteNumberValue(WireReader.ReadInt64(payload, ref position));
                break;
            case (>= WireCode.FixStr and < WireCode.Nil) or (>= WireCode.Str8 and <= WireCode.Str32):
                json.WriteStringValue(WireReader.ReadString(payload, ref position));
                break;
            case WireCode.Bin8 or WireCode.Bin16 or WireCode.Bin32:
                json.WriteBase64StringValue(WireReader.ReadBytes(payload, ref position).Span);
                break;
            case < WireCode.FixArray or WireCode.Map16 or WireCode.Map32:
                WriteMap(json, payload, ref position);
                break;
            case < WireCode.FixStr or WireCode.Array16 or WireCode.Array32:
                json.WriteStartArray();
                for (int left = WireReader.ReadArrayHeader(payload, ref position); left > 0; left--)
                {
                    WriteValue(json, payload, ref position);
                }

                json.WriteEndArray();
                break;
            default:
                ReadOnlySpan<byte> data = WireReader.ReadExt(payload, ref position, out sbyte type);
                json.WriteStartObject();
                json.WriteNumber("ext", type);
                json.WriteBase64String("data", data);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>An object where all keys are texts, otherwise an array of pairs.</summary>
    private static void WriteMap(Utf8JsonWriter json, ReadOnlySpan<byte> payload, ref int position)
    {
        int left = WireReader.ReadMapHeader(payload, ref position);
        if (HasTextKeys(payload, position, left))
        {
            json.WriteStartObject();
            for (; left > 0; left--)
            {
                json.WritePropertyName(WireReader.ReadString(payload, ref position));
                WriteValue(json, payload, ref position);
            }

            json.WriteEndObject();
            return;
        }

        json.WriteStartArray();
        for (; left > 0; left--)
        {
            json.WriteStartArray();
            WriteValue(json, payload, ref position);
            WriteValue(json, payload, ref position);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static bool HasTextKeys(ReadOnlySpan<byte> payload, int position, int count)
    {
        for (; count > 0; count--)
        {
            if (payload[position] is not ((>= WireCode.FixStr and < WireCode.Nil) or (>= WireCode.Str8 and <= WireCode.Str32)))
            {
                return false;
            }

            WireReader.Skip(payload, ref position, 2);
        }

        return true;
    }
}
