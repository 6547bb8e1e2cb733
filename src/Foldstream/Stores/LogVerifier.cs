using System.Buffers;
using System.Text.Json;
using Foldstream.Encoding;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Looks at all pages by position.</summary>
internal sealed class LogVerifier(long head, VerifyOptions options, VerifyFindings findings, IProgress<VerifyProgress>? progress, bool hasHoles) : IPageConsumer
{
    private const long EventsPerReport = 10_000;

    public const int MostLookups = 512;

    // An append is looked up at every so many positions.
    private readonly long _lookUpEvery = options.AppendLookups == 0 ? long.MaxValue : Math.Max(1, head / options.AppendLookups);
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Dictionary<ushort, RecordShape?> _shapes = [];
    private EventTypeTable _types = EventTypeTable.Empty;
    private long _reportAt = EventsPerReport, _lookUpAt = options.AppendLookups == 0 ? long.MaxValue : 1;
    private bool _isFresh;

    public PageTolerance Tolerance => PageTolerance.Damaged;

    public Dictionary<StreamId, SeenStream> Streams { get; } = [];

    public long LookedUpTo { get; private set; }

    public long Appends { get; private set; }

    public long Events { get; private set; }

    public long Deleted { get; private set; }

    /// <summary>Whether the reading ended before the head, at an event type that the table lacked; it goes on after <see cref="Use"/>.</summary>
    public bool LacksEventType { get; private set; }

    /// <summary>Appends to look for by their ids. When there are enough of them the reading ends, and goes on behind <see cref="TakeLookups"/>.</summary>
    public List<Appended> Lookups { get; private set; } = [];

    /// <summary>Whether everything up to the head was read, damage or not.</summary>
    public bool HasEnded { get; set; }

    public List<Appended> TakeLookups()
    {
        List<Appended> taken = Lookups;
        Lookups = [];
        return taken;
    }

    public void Use(EventTypeTable types) => (_types, LacksEventType, _isFresh) = (types, false, true);

    public bool Consume(scoped in StoredPage page)
    {
        if (page.FirstPosition > head)
        {
            return false;
        }

        if (!KnowsTypes(in page))
        {
            LacksEventType = true;
            return false;
        }

        SeenStream stream = Place(page.Stream, page.FirstVersion, page.FirstPosition, page.Count);
        stream.Appends++;
        stream.Add(page.AppendId, page.FirstVersion, page.FirstPosition);
        Appends++;
        Events += page.Count;
        CheckFrames(in page);
        _isFresh = false;
        if (page.LastPosition >= _lookUpAt)
        {
            Lookups.Add(new Appended(page.Stream, page.AppendId, page.LastVersion, page.LastPosition, page.Count, page.Time));
            _lookUpAt = page.LastPosition + _lookUpEvery;
        }

        return Report() && Lookups.Count < MostLookups;
    }

    public bool Pass(in PassedEvents events)
    {
        events.DemandNotSetAside();
        if (events.FirstPosition > head)
        {
            return false;
        }

        SeenStream stream = Place(events.Stream, events.FirstVersion, events.FirstPosition, events.Count);
        if (events.Reason == PassReason.Deleted)
        {
            Deleted += events.Count;
            stream.Deleted += events.Count;
        }
        else
        {
            stream.IsDamaged = true;
            findings.Add(events.Stream, events.FirstVersion, events.FirstPosition, events.Damage?.Fault ?? "the page is damaged");
        }

        return Report();
    }

    /// <summary>Says what is missing up to the head.</summary>
    public void Complete()
    {
        if (LookedUpTo < head && !hasHoles && findings.Count == 0)
        {
            findings.Add(default, 0, LookedUpTo + 1, $"the store ends there, and its head is {head}");
        }
    }

    private SeenStream Place(in StreamId id, long firstVersion, long firstPosition, int count)
    {
        if (firstPosition != LookedUpTo + 1 && !(hasHoles && firstPosition > LookedUpTo))
        {
            findings.Add(id, firstVersion, firstPosition, $"position {LookedUpTo + 1} should come here");
        }

        if (!Streams.TryGetValue(id, out SeenStream? stream))
        {
            Streams.Add(id, stream = new SeenStream());
        }

        if (firstVersion != stream.Version + 1)
        {
            findings.Add(id, firstVersion, firstPosition, $"version {stream.Version + 1} should come here");
        }

        stream.Version = firstVersion + count - 1;
        LookedUpTo = firstPosition + count - 1;
        return stream;
    }

    private bool Report()
    {
        if (LookedUpTo >= _reportAt)
        {
            _reportAt = LookedUpTo + EventsPerReport;
            progress?.Report(new VerifyProgress(LookedUpTo, head, findings.Count));
        }

        return LookedUpTo < head;
    }

    private bool KnowsTypes(scoped in StoredPage page)
    {
        if (_isFresh)
        {
            return true;
        }

        try
        {
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                if (_types[frames.TypeId] is null)
                {
                    return false;
                }
            }
        }
        catch (CorruptPageException)
        {
            // It is found again when the frames are checked.
        }

        return true;
    }

    private void CheckFrames(scoped in StoredPage page)
    {
        try
        {
            CheckMetadata(in page);
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                if (_types[frames.TypeId] is not { } type)
                {
                    findings.Add(page.Stream, frames.Version, frames.Position, $"the store has no event type with the id {frames.TypeId}");
                }
                else if (options.ReadsPayloads)
                {
                    CheckPayload(in page, in frames, type);
                }
            }
        }
        catch (CorruptPageException error)
        {
            findings.Add(page.Stream, error.Version, error.Position, error.Fault);
        }
    }

    private void CheckMetadata(scoped in StoredPage page)
    {
        try
        {
            EventMetadataCodec.Decode(page.Metadata);
        }
        catch (MalformedPayloadException)
        {
            findings.Add(page.Stream, page.FirstVersion, page.FirstPosition, "its metadata is malformed");
        }
    }

    private void CheckPayload(scoped in StoredPage page, scoped in FrameReader frame, EventType type)
    {
        if (ShapeOf(frame.TypeId, type) is not { } shape)
        {
            findings.Add(page.Stream, frame.Version, frame.Position, $"the store's shape of {type} can't be read");
            return;
        }

        try
        {
            _json.ResetWrittenCount();
            using Utf8JsonWriter json = new(_json);
            PayloadJson.Write(json, shape, frame.Payload);
        }
        catch (Exception error) when (error is MalformedPayloadException or FormatException)
        {
            findings.Add(page.Stream, frame.Version, frame.Position, $"the payload is not what the store's shape of {type} says");
        }
    }

    private RecordShape? ShapeOf(ushort id, EventType type)
    {
        if (!_shapes.TryGetValue(id, out RecordShape? shape))
        {
            try
            {
                shape = EventShape.Parse(type.Shape);
            }
            catch (FormatException)
            {
                shape = null;
            }

            _shapes.Add(id, shape);
        }

        return shape;
    }
}
