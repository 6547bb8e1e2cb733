using CsCheck;
using Foldstream.Events;

namespace Foldstream.Kinds;

/// <summary>An event that holds one kind of member, and random values of it with the edges of its wire form among them.</summary>
public abstract class Kind
{
    public string Name => EventType.Name;

    public abstract EventType EventType { get; }

    /// <summary>Whether what is in it stands in an order. Sets and maps come back in the order that they like.</summary>
    public bool HasOrder { get; init; } = true;

    /// <summary>Adds random events to a page.</summary>
    public abstract void AddTo(PageBuilder page, PCG random, int count);

    /// <summary>The payload of a random event.</summary>
    public abstract byte[] PayloadOf(PCG random);

    /// <summary>Reads a payload and lets it go.</summary>
    public abstract void Decode(ReadOnlySpan<byte> payload, ulong members);

    /// <summary>Reads a payload and writes what was read.</summary>
    public abstract byte[] Rewrite(ReadOnlySpan<byte> payload);

    /// <summary>Whether two payloads hold the same values.</summary>
    public bool AreSame(byte[] first, byte[] second)
        => first.AsSpan().SequenceEqual(second) || (!HasOrder && Canonical.Of(first).AsSpan().SequenceEqual(Canonical.Of(second)));

    /// <summary>Calls back with the event's type.</summary>
    public abstract void Accept(IKindVisitor visitor);

    public sealed override string ToString() => Name;
}

/// <summary>Takes a kind with its type.</summary>
public interface IKindVisitor
{
    void Visit<TEvent>(Kind<TEvent> kind)
        where TEvent : IEvent<TEvent>;
}

/// <summary>A kind of member in an event of its own.</summary>
/// <param name="values">Random events.</param>
public sealed class Kind<TEvent>(Gen<TEvent> values) : Kind
    where TEvent : IEvent<TEvent>
{
    public Gen<TEvent> Values { get; } = values;

    public override EventType EventType => TEvent.EventType;

    public static byte[] Encode(TEvent e)
    {
        byte[] buffer = new byte[TEvent.GetMaxPayloadSize(in e)];
        return buffer[..TEvent.EncodePayload(in e, buffer)];
    }

    public override void AddTo(PageBuilder page, PCG random, int count)
    {
        for (; count > 0; count--)
        {
            page.Add(Values.Generate(random, null, out _));
        }
    }

    public override byte[] PayloadOf(PCG random) => Encode(Values.Generate(random, null, out _));

    public override void Decode(ReadOnlySpan<byte> payload, ulong members) => TEvent.DecodePayload(payload, members, out _);

    public override byte[] Rewrite(ReadOnlySpan<byte> payload)
    {
        TEvent.DecodePayload(payload, ulong.MaxValue, out TEvent e);
        return Encode(e);
    }

    public override void Accept(IKindVisitor visitor) => visitor.Visit(this);
}
