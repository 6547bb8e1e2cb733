using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Tests;

/// <summary>An event whose codec is written by hand, as the generator would write it.</summary>
internal readonly record struct LineAdded(string Sku, int Quantity, decimal UnitPrice) : IEvent<LineAdded>
{
    public static EventType EventType { get; } = new("order-line-added", 1, "(Sku: str, Quantity: i32, UnitPrice: decimal)");

    public static long GetMaxPayloadSize(in LineAdded e)
        => WireWriter.MaxSizeOfArrayHeader + WireWriter.MaxSizeOfString(e.Sku) + WireWriter.MaxSizeOfInt32 + WireWriter.MaxSizeOfDecimal;

    public static int EncodePayload(in LineAdded e, Span<byte> destination)
    {
        int position = 0;
        WireWriter.WriteArrayHeader(destination, ref position, 3);
        WireWriter.WriteString(destination, ref position, e.Sku);
        WireWriter.WriteInt32(destination, ref position, e.Quantity);
        WireWriter.WriteDecimal(destination, ref position, e.UnitPrice);
        return position;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out LineAdded e)
    {
        int position = 0;
        int count = WireReader.ReadArrayHeader(payload, ref position);
        if (count < 3)
        {
            WireReader.ThrowMissingMember("UnitPrice", position);
        }

        string sku = WireReader.ReadString(payload, ref position);
        int quantity = WireReader.ReadInt32(payload, ref position);
        decimal unitPrice = WireReader.ReadDecimal(payload, ref position);
        WireReader.Skip(payload, ref position, count - 3);
        WireReader.EnsureEnd(payload, position);
        e = new LineAdded(sku, quantity, unitPrice);
    }
}
