using Foldstream.Events;

namespace Foldstream.Generated.Tests.Wire;

internal static class Payload
{
    public static byte[] Encode<TEvent>(in TEvent e)
        where TEvent : IEvent<TEvent>
    {
        byte[] buffer = new byte[TEvent.GetMaxPayloadSize(in e)];
        return buffer[..TEvent.EncodePayload(in e, buffer)];
    }

    public static TEvent Decode<TEvent>(ReadOnlySpan<byte> payload, ulong members = ulong.MaxValue)
        where TEvent : IEvent<TEvent>
    {
        TEvent.DecodePayload(payload, members, out TEvent e);
        return e;
    }
}
