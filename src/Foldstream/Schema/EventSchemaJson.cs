using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Events;

namespace Foldstream;

/// <summary>Writes and reads a schema as JSON.</summary>
internal static class EventSchemaJson
{
    private const int Format = 1;

    // A shape has brackets and names; nobody puts it into a page of HTML.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(EventSchema schema)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteStartArray("categories");
            foreach (CategorySchema category in schema.Categories)
            {
                json.WriteStartObject();
                json.WriteString("category", category.Category);
                json.WriteString("aggregate", category.Aggregate);
                WriteTypes(json, "writes", category.Writes);
                WriteTypes(json, "reads", category.Reads);
                json.WriteStartArray("ignores");
                foreach (string name in category.Ignores)
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteTypes(Utf8JsonWriter json, string name, ImmutableArray<EventType> types)
    {
        json.WriteStartArray(name);
        foreach (EventType type in types)
        {
            json.WriteStartObject();
            json.WriteString("event", type.Name);
            json.WriteNumber("version", type.SchemaVersion);
            json.WriteString("shape", type.Shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static EventSchema Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int format = root.GetProperty("format").GetInt32();
            return format == Format
                ? new EventSchema([.. root.GetProperty("categories").EnumerateArray().Select(ReadCategory)])
                : throw new FormatException($"The schema has format {format}, and this build reads {Format}.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The text is not what EventSchema.ToJson writes.", error);
        }
    }

    private static CategorySchema ReadCategory(JsonElement category) => new(
        Text(category, "category"),
        Text(category, "aggregate"),
        ReadTypes(category, "writes"),
        ReadTypes(category, "reads"),
        [.. category.GetProperty("ignores").EnumerateArray().Select(name => name.GetString() ?? throw new FormatException("An ignored name is null."))]);

    private static ImmutableArray<EventType> ReadTypes(JsonElement category, string name)
        => [.. category.GetProperty(name).EnumerateArray().Select(type => new EventType(Text(type, "event"), type.GetProperty("version").GetInt32(), Text(type, "shape")))];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
