using System.Globalization;
using System.Text.Json;

namespace Foldstream.Events;

internal static partial class JsonPayload
{
    private static void WriteMap(PayloadBuffer buffer, JsonElement json, MapShape map, string path)
    {
        if (map.HasTextKeys)
        {
            Expect(json, JsonValueKind.Object, "an object", path);
            JsonProperty[] named = [.. json.EnumerateObject()];
            buffer.WriteMapHeader(named.Length);
            foreach (JsonProperty property in named)
            {
                string at = Below(path, property.Name);
                WriteKey(buffer, property.Name, map.Key, at);
                WriteValue(buffer, property.Value, map.Value, at);
            }

            return;
        }

        Expect(json, JsonValueKind.Array, "an array of pairs", path);
        buffer.WriteMapHeader(json.GetArrayLength());
        int i = 0;
        foreach (JsonElement pair in json.EnumerateArray())
        {
            string at = $"{path}[{i++}]";
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
            {
                throw new FormatException($"'{at}' is {pair.GetRawText()}, and should be an array of a key and its value.");
            }

            WriteValue(buffer, pair[0], map.Key, at);
            WriteValue(buffer, pair[1], map.Value, at);
        }
    }

    /// <summary>A key is a value of JSON without its quotes: a number or a truth value is written as one, all else as a text.</summary>
    private static void WriteKey(PayloadBuffer buffer, string text, ShapeType key, string path)
    {
        if (key is ScalarShape { Scalar: ShapeScalar.Char } && text.Length > 1 && ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort code))
        {
            buffer.Write(Encoding.WireWriter.WriteChar, (char)code);
            return;
        }

        bool isBare = key is EnumShape ? text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-') : key is ScalarShape scalar && IsBare(scalar.Scalar);
        using JsonDocument value = isBare ? Parse(text, path) : JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        WriteValue(buffer, value.RootElement, key, path);
    }

    private static JsonDocument Parse(string text, string path)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new FormatException($"'{path}' is not a key of such a map.", error);
        }
    }

    private static bool IsBare(ShapeScalar scalar)
        => scalar is <= ShapeScalar.U64 or ShapeScalar.Decimal or ShapeScalar.I128 or ShapeScalar.U128 or ShapeScalar.BigInt;
}
