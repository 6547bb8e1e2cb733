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
    private AppendId _foreign;
    private string _before = "";
    private int _number;

    /// <summary>How many lines repeated the one before them.</summary>
    public long Repeated { get; private set; }

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
            return Take(line, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"Line {_number}: {error.Message}", error);
        }
    }

    private StreamAppend? Take(string text, JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || TextOrNull(line, "specversion") is not "1.0")
        {
            throw new FormatException("It is no CloudEvent of version 1.0.");
        }

        StreamId named = StreamId.Parse(Text(line, "subject"), CultureInfo.InvariantCulture);
        StreamId stream = named.ForTenant(TextOrNull(line, "tenant") ?? options.Tenant);
        return TextOrNull(line, "appendid") is { } id
            ? TakeExported(line, stream, AppendId.Parse(id, CultureInfo.InvariantCulture))
            : TakeForeign(text, line, stream, AppendId.From(Text(line, "source"), Text(line, "id")));
    }

    /// <summary>An event of an append whose events stand together, in order.</summary>
    private StreamAppend? TakeExported(JsonElement line, StreamId stream, AppendId id)
    {
        if (VersionOf(line) is not { } version)
        {
            throw new FormatException("'streamversion' is missing, and an event with an 'appendid' has one.");
        }

        StreamAppend? before = null;
        if (_open is null || _open.AppendId != id || _open.Stream != stream || _foreign == id)
        {
            before = Begin(line, stream, id, ExpectedVersion.At(version - 1));
        }
        else if (_open.Expected.Exact + _open.Page.Count + 1 is var due && version != due)
        {
            throw new FormatException($"It is version {version} of {stream}, and in its append version {due} comes here.");
        }

        Add(line);
        return before;
    }

    /// <summary>An event that is an append of its own. Its source and id are its identity, and its sender may deliver it twice.</summary>
    private StreamAppend? TakeForeign(string text, JsonElement line, StreamId stream, AppendId id)
    {
        if (_open is not null && _foreign == id)
        {
            using JsonDocument first = JsonDocument.Parse(_before, Strict);
            if (!JsonElement.DeepEquals(first.RootElement, line))
            {
                throw new FormatException("It has the 'source' and the 'id' of the event before it, and is another one.");
            }

            Repeated++;
            return null;
        }

        StreamAppend? before = Begin(line, stream, id, VersionOf(line) is { } version ? ExpectedVersion.At(version - 1) : ExpectedVersion.Any);
        Add(line);
        (_foreign, _before) = (id, text);
        return before;
    }

    private void Add(JsonElement line)
    {
        (EventType type, RecordShape shape) = TypeOf(line);
        _open!.Page.AddEncoded(type, PayloadOf(line, shape));
    }

    private static long? VersionOf(JsonElement line)
        => TextOrNull(line, "streamversion") is not { } text ? null
            : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is > 0 and var version ? version
            : throw new FormatException("'streamversion' is at least 1.");

    /// <returns>The append that is whole.</returns>
    private StreamAppend? Begin(JsonElement line, StreamId stream, AppendId id, ExpectedVersion expected)
    {
        StreamAppend? before = _open;
        (_open, _foreign) = (New(line, stream, id, expected), default);
        return before;
    }

    private StreamAppend New(JsonElement line, StreamId stream, AppendId id, ExpectedVersion expected) => new()
    {
        Stream = stream,
        Expected = expected,
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
