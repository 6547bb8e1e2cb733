using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>The code of an event at its current version.</summary>
internal abstract class EventCode(EventType type)
{
    public EventType Type { get; } = type;

    public RecordShape Shape { get; } = EventShape.Parse(type.Shape);

    /// <summary>The event's own type.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The payloads of the values that the user has given.</summary>
    public abstract IReadOnlyList<byte[]> Samples { get; }

    /// <summary>Reads a payload and writes what was read.</summary>
    public abstract byte[] Rewrite(byte[] payload);

    /// <summary>The first thing that differs between what two payloads are read as, as a sentence; null when nothing does.</summary>
    public abstract string? Difference(byte[] one, string first, byte[] other, string second);

    /// <summary>The first thing that one of the user's values loses when it is written and read, as a sentence; null when nothing is lost.</summary>
    public abstract string? LossOf(int sample);
}

/// <inheritdoc/>
internal sealed class EventCode<TEvent>() : EventCode(TEvent.EventType)
    where TEvent : IEvent<TEvent>
{
    private readonly List<TEvent> _samples = [];

    public override Type ClrType => typeof(TEvent);

    public override IReadOnlyList<byte[]> Samples => [.. _samples.Select(sample => Encode(in sample))];

    public void Add(ReadOnlySpan<TEvent> samples) => _samples.AddRange(samples);

    public static byte[] Encode(in TEvent e)
    {
        byte[] bytes = new byte[TEvent.GetMaxPayloadSize(in e)];
        return bytes[..TEvent.EncodePayload(in e, bytes)];
    }

    public override byte[] Rewrite(byte[] payload)
    {
        TEvent e = Decode(payload);
        return Encode(in e);
    }

    public override string? Difference(byte[] one, string first, byte[] other, string second) => Difference(Decode(one), first, Decode(other), second);

    public override string? LossOf(int sample)
    {
        TEvent value = _samples[sample];
        return Difference(value, "before it is written", Decode(Encode(in value)), "when it is read");
    }

    private static string? Difference(TEvent one, string first, TEvent other, string second)
        => Line.Difference(Inside.Of(one, ofEvent: true), first, Inside.Of(other, ofEvent: true), second);

    private static TEvent Decode(byte[] payload)
    {
        TEvent.DecodePayload(payload, ulong.MaxValue, out TEvent e);
        return e;
    }
}
