using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

internal static partial class PayloadJson
{
    private static void WriteElements(Utf8JsonWriter json, ShapeType element, ReadOnlySpan<byte> payload, ref int position)
    {
        json.WriteStartArray();
        for (int left = WireReader.ReadArrayHeader(payload, ref position); left > 0; left--)
        {
            WriteValue(json, element, payload, ref position);
        }

        json.WriteEndArray();
    }

    /// <summary>An object where the keys have texts, <c>{"EUR":1}</c>, otherwise an array of pairs, <c>[[{"X":1},2]]</c>.</summary>
    private static void WriteMap(Utf8JsonWriter json, MapShape map, ReadOnlySpan<byte> payload, ref int position)
    {
        int left = WireReader.ReadMapHeader(payload, ref position);
        if (!map.HasTextKeys)
        {
            json.WriteStartArray();
            for (; left > 0; left--)
            {
                json.WriteStartArray();
                WriteValue(json, map.Key, payload, ref position);
                WriteValue(json, map.Value, payload, ref position);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        if (left > 0)
        {
            ArrayBufferWriter<byte> text = new();
            using Utf8JsonWriter keys = new(text);
            for (; left > 0; left--)
            {
                json.WritePropertyName(ReadKeyText(keys, text, map.Key, payload, ref position));
                WriteValue(json, map.Value, payload, ref position);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>What a key is as a value of JSON, without its quotes. A char that is half of a surrogate pair, and so no text, is its number.</summary>
    private static string ReadKeyText(Utf8JsonWriter keys, ArrayBufferWriter<byte> text, ShapeType key, ReadOnlySpan<byte> payload, ref int position)
    {
        if (key is ScalarShape { Scalar: ShapeScalar.Str })
        {
            return WireReader.ReadString(payload, ref position);
        }

        if (key is ScalarShape { Scalar: ShapeScalar.Char })
        {
            char value = WireReader.ReadChar(payload, ref position);
            return char.IsSurrogate(value) ? ((int)value).ToString(CultureInfo.InvariantCulture) : value.ToString();
        }

        text.ResetWrittenCount();
        keys.Reset(text);
        WriteValue(keys, key, payload, ref position);
        keys.Flush();
        Utf8JsonReader reader = new(text.WrittenSpan);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
