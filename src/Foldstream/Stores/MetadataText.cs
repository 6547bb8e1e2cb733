using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Foldstream.Stores;

/// <summary>Texts by name, the metadata of a stream for one, as one text: a JSON object with its names in order. For those who write a store.</summary>
public static class MetadataText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Writes metadata.</summary>
    public static string Write(ImmutableSortedDictionary<string, string> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Options))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in metadata)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Utf8.GetString(text.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="FormatException">The text is no object of texts.</exception>
    public static ImmutableSortedDictionary<string, string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            return document.RootElement.EnumerateObject().ToImmutableSortedDictionary(one => one.Name,
                one => one.Value.GetString() ?? throw new FormatException($"'{one.Name}' has no text."), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("It is no JSON object of texts.", error);
        }
    }
}
