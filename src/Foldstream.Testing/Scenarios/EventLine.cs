using System.Buffers.Binary;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>An event by its type and bytes, shown as its name and its members as JSON. Two are equal when name, version, shape and bytes are.</summary>
internal sealed class EventLine(EventType type, byte[] payload) : IEquatable<EventLine>
{
    public EventType Type { get; } = type;

    public string Json { get; } = PayloadText.Of(EventShape.Parse(type.Shape), payload);

    public byte[] Payload { get; } = payload;

    /// <summary>The events of a page that has not been stored.</summary>
    public static IReadOnlyList<EventLine> Of(PageBuilder page)
    {
        List<EventLine> lines = [];
        ReadOnlySpan<byte> frames = page.Frames;
        for (int i = 0; i < page.Count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(frames);
            lines.Add(new EventLine(page.TypeAt(i), frames.Slice(PageFormat.FrameHeaderSize, length).ToArray()));
            frames = frames[(PageFormat.FrameHeaderSize + length)..];
        }

        return lines;
    }

    public bool Equals(EventLine? other) => other is not null && Type == other.Type && Payload.AsSpan().SequenceEqual(other.Payload);

    public override bool Equals(object? obj) => Equals(obj as EventLine);

    public override int GetHashCode() => HashCode.Combine(Type, Payload.Length);

    public override string ToString() => $"{Type.Name}{(Type.SchemaVersion == 1 ? "" : $" v{Type.SchemaVersion}")} {Json}";
}

/// <summary>Collects the events of a stream behind a version.</summary>
internal sealed class EventLines(EventTypeTable types, long after) : IPageConsumer
{
    public List<EventLine> Lines { get; } = [];

    public bool Consume(scoped in StoredPage page)
    {
        FrameReader frames = new(in page);
        while (frames.TryNext())
        {
            if (frames.Version > after)
            {
                Lines.Add(new EventLine(types[frames.TypeId]!, frames.Payload.ToArray()));
            }
        }

        return true;
    }
}
