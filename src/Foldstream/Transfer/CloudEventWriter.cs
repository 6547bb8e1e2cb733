using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Encoding;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Turns pages into lines of CloudEvents, and stops when it has collected enough of them or needs to know more event types.</summary>
internal sealed class CloudEventWriter(string source) : IPageConsumer
{
    private const int EnoughCharacters = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new(), _data = new();
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<EventType, RecordShape> _shapes = [];
    private readonly Dictionary<(string Name, int SchemaVersion), EventType> _said = [];
    private EventTypeTable _types = EventTypeTable.Empty;
    private bool _isFresh;

    /// <summary>How many events were turned into lines.</summary>
    public long Count { get; private set; }

    public long LookedUpTo { get; private set; }

    public long NextVersion { get; private set; }

    public bool IsDeleted { get; private set; }

    public bool HasStopped { get; private set; }

    public bool LacksEventType { get; private set; }

    /// <summary>Begins another stream, or the store.</summary>
    public void Begin(long afterPosition) => (LookedUpTo, NextVersion, IsDeleted) = (afterPosition, 1, false);

    public void BeginReading() => (HasStopped, LacksEventType) = (false, false);

    public void Use(EventTypeTable types) => (_types, _isFresh) = (types, true);

    public ReadOnlyMemory<char> TakeLines()
    {
        string lines = _lines.ToString();
        _lines.Clear();
        return lines.AsMemory();
    }

    public bool Consume(scoped in StoredPage page)
    {
        FrameReader frames = new(in page);
        EventMetadata metadata = EventMetadataCodec.Of(in page);
        while (frames.TryNext())
        {
            // A reading may begin in the midst of a page.
            if (frames.Position <= LookedUpTo)
            {
                continue;
            }

            if (_types[frames.TypeId] is not { } type)
            {
                if (_isFresh)
                {
                    throw new CorruptPageException(page.Stream, frames.Version, frames.Position, $"the store has no event type with the id {frames.TypeId}");
                }

                HasStopped = LacksEventType = true;
                return false;
            }

            WriteLine(in page, in frames, type, metadata);
            (LookedUpTo, NextVersion) = (frames.Position, frames.Version + 1);
            Count++;
        }

        _isFresh = false;
        HasStopped = _lines.Length >= EnoughCharacters;
        return !HasStopped;
    }

    public bool Pass(in PassedEvents events)
    {
        events.DemandNotSetAside();
        (LookedUpTo, IsDeleted) = (events.LastPosition, true);
        return true;
    }

    private void WriteLine(scoped in StoredPage page, scoped in FrameReader frame, EventType type, EventMetadata metadata)
    {
        if (!_shapes.TryGetValue(type, out RecordShape? shape))
        {
            _shapes.Add(type, shape = ShapeOf(in page, in frame, type));
        }

        // One name and version may have been written in several shapes: a reader goes by the one that was said last.
        bool isSaid = _said.TryGetValue((type.Name, type.SchemaVersion), out EventType? said) && said == type;
        _said[(type.Name, type.SchemaVersion)] = type;

        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Options))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{page.Stream}/{frame.Version}"));
            json.WriteString("source", source);
            json.WriteString("type", type.Name);
            json.WriteString("subject", $"{page.Stream.Category}/{page.Stream.Key}");
            json.WriteString("time", page.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            WriteIfSaid(json, "tenant", page.Stream.Tenant.Length == 0 ? null : page.Stream.Tenant);
            json.WriteString("streamversion", frame.Version.ToString(CultureInfo.InvariantCulture));
            json.WriteString("position", frame.Position.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("schemaversion", type.SchemaVersion);
            json.WriteString("appendid", page.AppendId.ToString());
            WriteIfSaid(json, "actor", metadata.Actor);
            WriteIfSaid(json, "correlationid", metadata.CorrelationId);
            WriteIfSaid(json, "causationid", metadata.CausationId);
            WriteIfSaid(json, "headers", metadata.Headers.IsEmpty ? null : MetadataText.Write(metadata.Headers));
            WriteIfSaid(json, "shape", isSaid ? null : type.Shape);
            WriteData(json, in page, in frame, type, shape);
            json.WriteEndObject();
        }

        _lines.Append(Utf8.GetString(_line.WrittenSpan)).Append('\n');
    }

    private void WriteData(Utf8JsonWriter json, scoped in StoredPage page, scoped in FrameReader frame, EventType type, RecordShape shape)
    {
        _data.ResetWrittenCount();
        try
        {
            using Utf8JsonWriter data = new(_data, Options);
            PayloadJson.Write(data, shape, frame.Payload);
        }
        catch (Exception error) when (error is MalformedPayloadException or FormatException)
        {
            throw new CorruptPageException(page.Stream, frame.Version, frame.Position, $"the payload is not what the store's shape of {type} says", error);
        }

        if (ReadsBack(frame.Payload, shape))
        {
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(_data.WrittenSpan, skipInputValidation: true);
        }
        else
        {
            json.WriteString("datacontenttype", "application/vnd.msgpack");
            json.WriteBase64String("data_base64", frame.Payload);
        }
    }

    /// <summary>Whether the JSON says all that the payload does: protected members and what stands behind the shape's members are not said by it.</summary>
    private bool ReadsBack(ReadOnlySpan<byte> payload, RecordShape shape)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(_data.WrittenMemory);
            return payload.SequenceEqual(JsonPayload.Encode(document.RootElement, shape));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static RecordShape ShapeOf(scoped in StoredPage page, scoped in FrameReader frame, EventType type)
    {
        try
        {
            return EventShape.Parse(type.Shape);
        }
        catch (FormatException error)
        {
            throw new CorruptPageException(page.Stream, frame.Version, frame.Position, $"the store's shape of {type} can't be read", error);
        }
    }

    private static void WriteIfSaid(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
