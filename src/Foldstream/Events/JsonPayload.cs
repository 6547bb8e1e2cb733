using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>
/// Encodes an event that was dumped as JSON, by its shape: the inverse of what a dump writes. What the dump left out because the payload
/// ended before it is left out again, so an event is encoded as it was stored.
/// </summary>
internal static partial class JsonPayload
{
    /// <summary>The payload.</summary>
    /// <exception cref="FormatException">The JSON is not an event of that shape; the message names the member.</exception>
    public static byte[] Encode(JsonElement json, RecordShape shape)
    {
        PayloadBuffer buffer = new();
        WriteRecord(buffer, json, shape, "");
        return buffer.Written.ToArray();
    }

    private static void WriteRecord(PayloadBuffer buffer, JsonElement json, RecordShape shape, string path)
    {
        Expect(json, JsonValueKind.Object, "an object", path);
        int count = 0;
        for (int i = 0; i < shape.Members.Length; i++)
        {
            count = json.TryGetProperty(shape.Members[i].Name, out _) ? i + 1 : count;
        }

        if (json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => shape.Members.All(member => member.Name != name)) is { } unknown)
        {
            throw new FormatException($"'{Below(path, unknown)}' is no member of this build's {shape}.");
        }

        if (shape.Members.Skip(count).FirstOrDefault(member => !member.MayBeMissing) is { } last)
        {
            throw new FormatException($"'{Below(path, last.Name)}' is missing.");
        }

        buffer.WriteArrayHeader(count);
        foreach (ShapeMember member in shape.Members.AsSpan()[..count])
        {
            string at = Below(path, member.Name);
            WriteValue(buffer, json.TryGetProperty(member.Name, out JsonElement value) ? value : throw new FormatException($"'{at}' is missing."), member.Type, at);
        }
    }

    private static void WriteValue(PayloadBuffer buffer, JsonElement json, ShapeType type, string path)
    {
        if (json.ValueKind == JsonValueKind.Null && (type.IsNullable || type is ArrayShape))
        {
            buffer.WriteNil();
            return;
        }

        switch (type)
        {
            case RecordShape record:
                WriteRecord(buffer, json, record, path);
                break;
            case ArrayShape array:
                WriteArray(buffer, json, array, path);
                break;
            case SetShape set:
                WriteArray(buffer, json, new ArrayShape(set.Element), path);
                break;
            case MapShape map:
                WriteMap(buffer, json, map, path);
                break;
            case HierarchyShape hierarchy:
                WriteCase(buffer, json, hierarchy, path);
                break;
            case EnumShape numbers:
                WriteEnum(buffer, json, numbers, path);
                break;
            case ScalarShape scalar:
                JsonScalar.Write(buffer, json, scalar.Scalar, path);
                break;
            default:
                throw new FormatException($"'{path}' is of a kind that can't be read from JSON: {type}.");
        }
    }

    private static void WriteArray(PayloadBuffer buffer, JsonElement json, ArrayShape shape, string path)
    {
        Expect(json, JsonValueKind.Array, "an array", path);
        buffer.WriteArrayHeader(json.GetArrayLength());
        int i = 0;
        foreach (JsonElement element in json.EnumerateArray())
        {
            WriteValue(buffer, element, shape.Element, $"{path}[{i++}]");
        }
    }

    private static void WriteCase(PayloadBuffer buffer, JsonElement json, HierarchyShape shape, string path)
    {
        Expect(json, JsonValueKind.Object, $"an object with the name of a case of {shape}", path);
        JsonProperty[] named = [.. json.EnumerateObject()];
        if (named.Length != 1 || shape.Cases.FirstOrDefault(one => one.Name == named[0].Name) is not { } known)
        {
            throw new FormatException($"'{path}' is {json.GetRawText()}, and should be an object with the name of a case of {shape}.");
        }

        buffer.WriteArrayHeader(2);
        buffer.Write(WireWriter.WriteInt32, known.Number);
        WriteRecord(buffer, named[0].Value, known.Record, Below(path, known.Name));
    }

    private static void WriteEnum(PayloadBuffer buffer, JsonElement json, EnumShape shape, string path)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            JsonScalar.Write(buffer, json, shape.Underlying, path);
            return;
        }

        string name = json.GetString()!;
        EnumShapeMember named = shape.Members.FirstOrDefault(member => member.Name == name);
        if (named.Name is null)
        {
            throw new FormatException($"'{path}' is '{name}', which is no name of this build's {shape}.");
        }

        if (shape.Underlying == ShapeScalar.U64)
        {
            buffer.Write(WireWriter.WriteUInt64, (ulong)named.Number);
        }
        else
        {
            buffer.Write(WireWriter.WriteInt64, (long)named.Number);
        }
    }

    private static void Expect(JsonElement json, JsonValueKind kind, string expected, string path)
    {
        if (json.ValueKind != kind)
        {
            throw new FormatException($"'{(path.Length == 0 ? "data" : path)}' is {json.GetRawText()}, and should be {expected}.");
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
