using System.Globalization;
using System.Text.Json;
using Foldstream.Encoding;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Reads lines of CloudEvents into appends.</summary>
internal sealed class CloudEventReader(PageLimits limits, ImportOptions options)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<(string Name, int SchemaVersion), (EventType Type, RecordShape Shape)> _types = [];
    private StreamAppend? _open;
    private int _number;

    /// <summary>Reads until one append is whole, and adds it.</summary>
    /// <returns>Whether there may be more.</returns>
    public async ValueTask<bool> ReadAppendAsync(TextReader input, List<StreamAppend> appends, CancellationToken cancellationToken)
    {
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            _number++;
            if (!string.IsNullOrWhiteSpace(line) && Take(line) is { } whole)
            {
                appends.Add(whole);
                return true;
            }
        }

        if (_open is not null)
        {
            appends.Add(_open);
            _open = null;
        }

        return false;
    }

    /// <returns>The append before this line, when the line begins another one.</returns>
    private StreamAppend? Take(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Strict);
            return Take(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"Line {_number}: {error.Message}", error);
        }
    }

    private StreamAppend? Take(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || TextOrNull(line, "specversion") is not "1.0")
        {
            throw new FormatException("It is no CloudEvent of version 1.0.");
        }

        StreamId named = StreamId.Parse(Text(line, "subject"), CultureInfo.InvariantCulture);
        StreamId stream = named.ForTenant(TextOrNull(line, "tenant") ?? options.Tenant);
        AppendId id = TextOrNull(line, "appendid") is { } exported ? AppendId.Parse(exported, CultureInfo.InvariantCulture) : AppendId.From(Text(line, "source"), Text(line, "id"));
        StreamAppend? before = null;
        if (_open is null || _open.AppendId != id || _open.Stream != stream)
        {
            before = _open;
            _open = Begin(line, stream, id);
        }

        (EventType type, RecordShape shape) = TypeOf(line);
        _open.Page.AddEncoded(type, PayloadOf(line, shape));
        return before;
    }

    private StreamAppend Begin(JsonElement line, StreamId stream, AppendId id) => new()
    {
        Stream = stream,
        Expected = TextOrNull(line, "streamversion") is { } version
            ? ExpectedVersion.At(long.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture) - 1) : ExpectedVersion.Any,
        Page = new PageBuilder(limits),
        AppendId = id,
        Time = TextOrNull(line, "time") is { } time
            ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : options.Time ?? throw new FormatException("It has no time."),
        Metadata = new EventMetadata
        {
            Actor = TextOrNull(line, "actor"),
            CorrelationId = TextOrNull(line, "correlationid"),
            CausationId = TextOrNull(line, "causationid"),
            Headers = TextOrNull(line, "headers") is { } headers ? MetadataText.Read(headers) : EventMetadata.Empty.Headers,
        },
    };

    private (EventType Type, RecordShape Shape) TypeOf(JsonElement line)
    {
        (string Name, int SchemaVersion) key = (Text(line, "type"), line.TryGetProperty("schemaversion", out JsonElement version) ? version.GetInt32() : 1);
        if (TextOrNull(line, "shape") is { } said)
        {
            // Several shapes may have been written under one name and version: the last one that was said is meant.
            return _types[key] = (new EventType(key.Name, key.SchemaVersion, said), EventShape.Parse(said));
        }

        if (_types.TryGetValue(key, out (EventType, RecordShape) known))
        {
            return known;
        }

        EventType found = options.FindType?.Invoke(key.Name, key.SchemaVersion)
            ?? throw new FormatException($"The shape of '{key.Name}' v{key.SchemaVersion} is not known: neither the file says it, nor {nameof(ImportOptions)}.{nameof(ImportOptions.FindType)}.");
        return _types[key] = (found, EventShape.Parse(found.Shape));
    }

    private static byte[] PayloadOf(JsonElement line, RecordShape shape)
    {
        if (line.TryGetProperty("data_base64", out JsonElement bytes))
        {
            byte[] payload = bytes.GetBytesFromBase64();
            Check(payload, shape);
            return payload;
        }

        return line.TryGetProperty("data", out JsonElement data) ? JsonPayload.Encode(data, shape) : throw new FormatException("It has no data.");
    }

    /// <summary>Refuses bytes that the store could not show by the shape either.</summary>
    private static void Check(byte[] payload, RecordShape shape)
    {
        try
        {
            using Utf8JsonWriter json = new(Stream.Null);
            PayloadJson.Write(json, shape, payload);
        }
        catch (MalformedPayloadException error)
        {
            throw new FormatException("'data_base64' is not what the shape says.", error);
        }
    }

    private static string Text(JsonElement line, string name) => TextOrNull(line, name) ?? throw new FormatException($"'{name}' is missing.");

    private static string? TextOrNull(JsonElement line, string name)
        => !line.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new FormatException($"'{name}' is no text.");
}
