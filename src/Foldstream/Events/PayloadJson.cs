using System.Text.Json;
using Foldstream.Encoding;

namespace Foldstream.Events;

/// <summary>
/// Writes a payload as JSON by its shape alone. Nothing is lost: decimals and 64-bit integers are exact, what JSON has no form for is text.
/// </summary>
internal static partial class PayloadJson
{
    /// <summary>Writes a payload as one JSON object.</summary>
    /// <exception cref="MalformedPayloadException">The bytes are not a payload of that shape.</exception>
    public static void Write(Utf8JsonWriter json, RecordShape shape, ReadOnlySpan<byte> payload)
    {
        int position = 0;
        WriteRecord(json, shape, payload, ref position);
        WireReader.EnsureEnd(payload, position);
    }

    private static void WriteRecord(Utf8JsonWriter json, RecordShape shape, ReadOnlySpan<byte> payload, ref int position)
    {
        int count = WireReader.ReadArrayHeader(payload, ref position);
        int known = Math.Min(count, shape.Members.Length);
        json.WriteStartObject();
        for (int i = 0; i < known; i++)
        {
            json.WritePropertyName(shape.Members[i].Name);
            WriteValue(json, shape.Members[i].Type, payload, ref position);
        }

        for (int i = known; i < shape.Members.Length; i++)
        {
            if (!shape.Members[i].MayBeMissing)
            {
                WireReader.ThrowMissingMember(shape.Members[i].Name, position);
            }
        }

        json.WriteEndObject();
        WireReader.Skip(payload, ref position, count - known);
    }

    private static void WriteValue(Utf8JsonWriter json, ShapeType type, ReadOnlySpan<byte> payload, ref int position)
    {
        if ((uint)position < (uint)payload.Length && WireReader.IsProtected(payload, position))
        {
            WireReader.Skip(payload, ref position);
            WriteProtected(json);
            return;
        }

        // An array may be nil where its type is not nullable: that is the default value of ImmutableArray<T>.
        if ((type.IsNullable || type is ArrayShape) && WireReader.TryReadNil(payload, ref position))
        {
            json.WriteNullValue();
            return;
        }

        switch (type)
        {
            case RecordShape record:
                WriteRecord(json, record, payload, ref position);
                break;
            case ArrayShape array:
                WriteElements(json, array.Element, payload, ref position);
                break;
            case SetShape set:
                WriteElements(json, set.Element, payload, ref position);
                break;
            case MapShape map:
                WriteMap(json, map, payload, ref position);
                break;
            case HierarchyShape hierarchy:
                WriteCase(json, hierarchy, payload, ref position);
                break;
            case EnumShape numbers:
                WriteEnum(json, numbers, payload, ref position);
                break;
            case ScalarShape scalar:
                PayloadScalarJson.Write(json, scalar.Scalar, payload, ref position);
                break;
        }
    }

    // What it holds is not for whoever reads a dump, not even its length.
    private static void WriteProtected(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("protected", true);
        json.WriteEndObject();
    }

    /// <summary>An object of one property, which is the case's name: <c>{"Card":{"Number":"1"}}</c>.</summary>
    private static void WriteCase(Utf8JsonWriter json, HierarchyShape hierarchy, ReadOnlySpan<byte> payload, ref int position)
    {
        int number = WireReader.ReadCase(payload, ref position);
        if (hierarchy.Find(number) is not { } known)
        {
            WireReader.ThrowUnknownCase(hierarchy.ToString(), number, position);
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName(known.Name);
        WriteRecord(json, known.Record, payload, ref position);
        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, EnumShape shape, ReadOnlySpan<byte> payload, ref int position)
    {
        int start = position;
        Int128 number = shape.Underlying == ShapeScalar.U64 ? WireReader.ReadUInt64(payload, ref position) : WireReader.ReadInt64(payload, ref position);
        if (shape.NameOf(number) is { } name)
        {
            json.WriteStringValue(name);
            return;
        }

        position = start;
        PayloadScalarJson.Write(json, shape.Underlying, payload, ref position);
    }
}
