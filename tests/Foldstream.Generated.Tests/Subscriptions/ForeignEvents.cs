using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Generated.Tests.Subscriptions;

/// <summary>An event of another build, which this one doesn't know.</summary>
internal readonly record struct OrderFaxed(int Number) : IEvent<OrderFaxed>
{
    public static EventType EventType { get; } = new("order-faxed", 1, "(Number: i32)");

    public static long GetMaxPayloadSize(in OrderFaxed e) => Foreign.MaxSize;

    public static int EncodePayload(in OrderFaxed e, Span<byte> destination) => Foreign.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out OrderFaxed e) => throw new NotSupportedException();
}

/// <summary>The same, known by its name alone.</summary>
internal readonly record struct OrderPrinted(int Number) : IEvent<OrderPrinted>
{
    public static EventType EventType { get; } = new("order-printed", 1, "(Number: i32)");

    public static long GetMaxPayloadSize(in OrderPrinted e) => Foreign.MaxSize;

    public static int EncodePayload(in OrderPrinted e, Span<byte> destination) => Foreign.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out OrderPrinted e) => throw new NotSupportedException();
}

file static class Foreign
{
    public const long MaxSize = WireWriter.MaxSizeOfArrayHeader + WireWriter.MaxSizeOfInt32;

    public static int Encode(int number, Span<byte> destination)
    {
        int position = 0;
        WireWriter.WriteArrayHeader(destination, ref position, 1);
        WireWriter.WriteInt32(destination, ref position, number);
        return position;
    }
}
