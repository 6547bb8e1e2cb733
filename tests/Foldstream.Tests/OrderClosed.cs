using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Tests;

/// <summary>An event without members, for pages that hold more than one type.</summary>
internal readonly record struct OrderClosed : IEvent<OrderClosed>
{
    public static EventType EventType { get; } = new("order-closed", 2, "()");

    public static long GetMaxPayloadSize(in OrderClosed e) => WireWriter.MaxSizeOfArrayHeader;

    public static int EncodePayload(in OrderClosed e, Span<byte> destination)
    {
        int position = 0;
        WireWriter.WriteArrayHeader(destination, ref position, 0);
        return position;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out OrderClosed e)
    {
        int position = 0;
        WireReader.Skip(payload, ref position);
        WireReader.EnsureEnd(payload, position);
        e = default;
    }
}
