using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>Reads a stream that was dumped as JSON lines back into the appends that it was made of.</summary>
internal sealed class RecordedStream(AggregateDefinition definition)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly HashSet<string> Members =
        new(["version", "position", "event", "schema", "time", "append", "actor", "correlation", "causation", "headers", "data"], StringComparer.Ordinal);

    private readonly Dictionary<EventType, RecordShape> _shapes = [];
    private readonly List<RecordedAppend> _appends = [];

    /// <summary>Reads all lines; empty ones are passed over.</summary>
    /// <param name="lines">The dump.</param>
    /// <param name="version">The version of the stream before it.</param>
    /// <exception cref="FormatException">A line can't be read; the message says which and why.</exception>
    public IReadOnlyList<RecordedAppend> Read(TextReader lines, long version)
    {
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(line, Strict);
                ReadEvent(document.RootElement, ++version);
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentException)
            {
                throw new FormatException($"Line {number} of the recorded stream: {error.Message}", error);
            }
        }

        return _appends;
    }

    private void ReadEvent(JsonElement line, long version)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("A line is a JSON object, as StreamDump.DumpAsync writes it.");
        }

        if (line.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Members.Contains(name)) is { } unknown)
        {
            throw new FormatException($"'{unknown}' is nothing that a dump says of an event.");
        }

        long recorded = Required(line, "version", JsonValueKind.Number).GetInt64();
        if (recorded != version)
        {
            throw new FormatException($"It has version {recorded}, and version {version} is next. A stream is recorded whole, from its first event on.");
        }

        AppendId id = AppendId.Parse(Text(line, "append"), CultureInfo.InvariantCulture);
        if (_appends.Count == 0 || _appends[^1].Id != id)
        {
            if (_appends.Any(append => append.Id == id))
            {
                throw new FormatException($"The append {id} is in two places. The events of an append stand together.");
            }

            DateTimeOffset time = DateTimeOffset.ParseExact(Text(line, "time"), "O", CultureInfo.InvariantCulture);
            _appends.Add(new RecordedAppend(id, time, MetadataOf(line), new PageBuilder(RecordedAppend.Limits)));
        }

        EventType type = TypeOf(Text(line, "event"), line.TryGetProperty("schema", out JsonElement schema) ? schema.GetInt32() : 1, out bool isIgnored);
        JsonElement data = Required(line, "data", JsonValueKind.Object);
        _appends[^1].Page.AddEncoded(type, isIgnored ? [0x90] : JsonPayload.Encode(data, ShapeOf(type)));
    }

    /// <summary>What stands for an event that the aggregate ignores has no members: its shape is not known here, and its payload is not read.</summary>
    private EventType TypeOf(string name, int schemaVersion, out bool isIgnored)
    {
        isIgnored = false;
        if (definition.FindEvent(name, schemaVersion) is { } type)
        {
            return type;
        }

        isIgnored = definition.Ignored.Contains(name);
        return isIgnored
            ? new EventType(name, schemaVersion, "()")
            : throw new FormatException($"{definition.Name} neither applies nor ignores '{name}' v{schemaVersion}.");
    }

    private RecordShape ShapeOf(EventType type)
    {
        if (!_shapes.TryGetValue(type, out RecordShape? shape))
        {
            _shapes.Add(type, shape = EventShape.Parse(type.Shape));
        }

        return shape;
    }

    private static EventMetadata MetadataOf(JsonElement line) => new()
    {
        Actor = TextOrNull(line, "actor"),
        CorrelationId = TextOrNull(line, "correlation"),
        CausationId = TextOrNull(line, "causation"),
        Headers = line.TryGetProperty("headers", out JsonElement headers)
            ? headers.EnumerateObject().ToImmutableSortedDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.Ordinal)
            : EventMetadata.Empty.Headers,
    };

    private static string Text(JsonElement line, string name) => Required(line, name, JsonValueKind.String).GetString()!;

    private static string? TextOrNull(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static JsonElement Required(JsonElement line, string name, JsonValueKind kind)
        => line.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : throw new FormatException($"'{name}' is missing or of another kind.");
}
