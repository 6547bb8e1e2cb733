using System.Buffers;
using Foldstream.Events;
using MessagePack;
using MessagePack.Formatters;

namespace Foldstream.Formatters;

/// <summary>
/// Lets <see cref="MessagePackSerializer"/> write and read an event, alone or inside other messages: the very bytes that a store keeps as
/// its payload. The generated <c>FoldstreamResolver</c> of a project hands it out.
/// </summary>
/// <typeparam name="TEvent">The event. Null, where it is a class, is nil.</typeparam>
public sealed class EventFormatter<TEvent> : IMessagePackFormatter<TEvent?>
    where TEvent : IEvent<TEvent>
{
    /// <summary>Writes the event's payload.</summary>
    /// <exception cref="MessagePackSerializationException">
    /// The writer is set to the old specification, in which an event has no form, or the event is beyond 2 GiB.
    /// </exception>
    /// <exception cref="ArgumentNullException">A member that can't be null is null.</exception>
    public void Serialize(ref MessagePackWriter writer, TEvent? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        if (writer.OldSpec)
        {
            throw new MessagePackSerializationException($"The event '{TEvent.EventType.Name}' can't be written in MessagePack's old specification: its bytes are those of the store. Leave MessagePackSerializerOptions.OldSpec off.");
        }

        long most = TEvent.GetMaxPayloadSize(in value);
        if (most > Array.MaxLength)
        {
            throw new MessagePackSerializationException($"The event '{TEvent.EventType.Name}' may need {most} bytes, more than fit into one buffer.");
        }

        Span<byte> destination = writer.GetSpan((int)most);
        writer.Advance(TEvent.EncodePayload(in value, destination));
    }

    /// <summary>Reads a payload, and nothing behind it. Fewer and more members than the event has are read as a store's reader does.</summary>
    /// <exception cref="MessagePackSerializationException">
    /// The bytes are not a payload of this event; the inner <see cref="MalformedPayloadException"/> says where and why.
    /// </exception>
    /// <exception cref="InsufficientExecutionStackException">The message is nested deeper than its <see cref="MessagePackSecurity"/> allows.</exception>
    public TEvent? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (default(TEvent) is null && reader.TryReadNil())
        {
            return default;
        }

        options.Security.DepthStep(ref reader);
        MessagePackReader start = reader.CreatePeekReader();
        ReadOnlySequence<byte> payload;
        try
        {
            payload = reader.ReadRaw();
        }
        catch (Exception e) when (e is EndOfStreamException or MessagePackSerializationException or OverflowException)
        {
            // Cut off, longer than any message, or no MessagePack at all. The codec says where and why; it can't take as whole what isn't.
            Decode(start.Sequence.Slice(start.Position));
            throw;
        }

        TEvent value = Decode(payload);
        reader.Depth--;
        return value;
    }

    private static TEvent Decode(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment)
        {
            return Decode(payload.FirstSpan);
        }

        int length = checked((int)payload.Length);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(bytes);
            return Decode(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static TEvent Decode(ReadOnlySpan<byte> payload)
    {
        try
        {
            TEvent.DecodePayload(payload, ulong.MaxValue, out TEvent value);
            return value;
        }
        catch (MalformedPayloadException e)
        {
            throw new MessagePackSerializationException($"The bytes are not a payload of the event '{TEvent.EventType.Name}'.", e);
        }
    }
}
