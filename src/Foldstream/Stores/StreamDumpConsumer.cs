using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Turns pages into JSON lines, and stops when it has collected enough of them or needs to know more event types.</summary>
internal sealed class StreamDumpConsumer(EventTypeTable types) : IPageConsumer
{
    private const int EnoughCharacters = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<ushort, RecordShape> _shapes = [];
    private EventTypeTable _types = types;
    private bool _refreshed;

    /// <summary>The version of the first event that has not been turned into a line.</summary>
    public long NextVersion { get; private set; } = 1;

    /// <summary>Whether the consumer ended the reading, and there may be more.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>Whether it stopped at an event type id that it doesn't know.</summary>
    public bool NeedsEventTypes { get; private set; }

    public void BeginRead() => HasStopped = false;

    public void UseEventTypes(EventTypeTable types) => (_types, _refreshed, NeedsEventTypes) = (types, true, false);

    public ReadOnlyMemory<char> TakeLines()
    {
        string lines = _lines.ToString();
        _lines.Clear();
        return lines.AsMemory();
    }

    public bool Consume(scoped in StoredPage page)
    {
        FrameReader frames = new(page);
        EventMetadata metadata = EventMetadataCodec.Of(in page);
        while (frames.TryNext())
        {
            if (frames.Version < NextVersion)
            {
                continue;
            }

            if (_types[frames.TypeId] is not { } type)
            {
                if (_refreshed)
                {
                    throw new CorruptPageException(page.Stream, frames.Version, frames.Position, $"the store has no event type with the id {frames.TypeId}");
                }

                HasStopped = NeedsEventTypes = true;
                return false;
            }

            WriteLine(page, frames, type, metadata);
            NextVersion = frames.Version + 1;
        }

        _refreshed = false;
        HasStopped = _lines.Length >= EnoughCharacters;
        return !HasStopped;
    }

    private void WriteLine(in StoredPage page, in FrameReader frame, EventType type, EventMetadata metadata)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", frame.Version);
            json.WriteNumber("position", frame.Position);
            json.WriteString("event", type.Name);
            json.WriteNumber("schema", type.SchemaVersion);
            json.WriteString("time", page.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("append", page.AppendId.ToString());
            WriteMetadata(json, metadata);
            json.WritePropertyName("data");
            try
            {
                PayloadJson.Write(json, ShapeOf(frame.TypeId, type), frame.Payload);
            }
            catch (Exception error) when (error is MalformedPayloadException or FormatException)
            {
                throw new CorruptPageException(page.Stream, frame.Version, frame.Position, $"the payload is not what the store's shape of {type} says", error);
            }

            json.WriteEndObject();
        }

        _lines.Append(Utf8.GetString(_line.WrittenSpan)).Append('\n');
    }

    private static void WriteMetadata(Utf8JsonWriter json, EventMetadata metadata)
    {
        WriteIfSaid("actor", metadata.Actor);
        WriteIfSaid("correlation", metadata.CorrelationId);
        WriteIfSaid("causation", metadata.CausationId);
        if (metadata.Headers.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("headers");
        foreach ((string name, string text) in metadata.Headers)
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();

        void WriteIfSaid(string name, string? text)
        {
            if (text is not null)
            {
                json.WriteString(name, text);
            }
        }
    }

    private RecordShape ShapeOf(ushort id, EventType type)
    {
        if (!_shapes.TryGetValue(id, out RecordShape? shape))
        {
            _shapes.Add(id, shape = EventShape.Parse(type.Shape));
        }

        return shape;
    }
}
