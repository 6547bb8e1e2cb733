using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>An event with a number.</summary>
internal readonly record struct Counted(long Number) : IEvent<Counted>
{
    public static EventType EventType { get; } = new("counted", 1, "(Number: i64)");

    public static long GetMaxPayloadSize(in Counted e) => NumberPayload.MaxSize;

    public static int EncodePayload(in Counted e, Span<byte> destination) => NumberPayload.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Counted e) => e = new(NumberPayload.Decode(payload));
}

/// <summary>The bytes of <see cref="Counted"/> under the same name and another schema version.</summary>
internal readonly record struct CountedAnew(long Number) : IEvent<CountedAnew>
{
    public static EventType EventType { get; } = new("counted", 2, "(Number: i64)");

    public static long GetMaxPayloadSize(in CountedAnew e) => NumberPayload.MaxSize;

    public static int EncodePayload(in CountedAnew e, Span<byte> destination) => NumberPayload.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out CountedAnew e) => e = new(NumberPayload.Decode(payload));
}

/// <summary>The bytes of <see cref="Counted"/> under the same name and schema version with another shape.</summary>
internal readonly record struct CountedReshaped(long Number) : IEvent<CountedReshaped>
{
    public static EventType EventType { get; } = new("counted", 1, "(Number: u64)");

    public static long GetMaxPayloadSize(in CountedReshaped e) => NumberPayload.MaxSize;

    public static int EncodePayload(in CountedReshaped e, Span<byte> destination) => NumberPayload.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out CountedReshaped e) => e = new(NumberPayload.Decode(payload));
}

/// <summary>The bytes of <see cref="Counted"/> under another name.</summary>
internal readonly record struct Recounted(long Number) : IEvent<Recounted>
{
    public static EventType EventType { get; } = new("recounted", 1, "(Number: i64)");

    public static long GetMaxPayloadSize(in Recounted e) => NumberPayload.MaxSize;

    public static int EncodePayload(in Recounted e, Span<byte> destination) => NumberPayload.Encode(e.Number, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Recounted e) => e = new(NumberPayload.Decode(payload));
}

/// <summary>An event with a text.</summary>
internal sealed record Noted(string Text) : IEvent<Noted>
{
    public static EventType EventType { get; } = new("noted", 1, "(Text: str)");

    public static long GetMaxPayloadSize(in Noted e) => 1 + WireWriter.MaxSizeOfString(e.Text);

    public static int EncodePayload(in Noted e, Span<byte> destination)
    {
        int position = 0;
        WireWriter.WriteArrayHeader(destination, ref position, 1);
        WireWriter.WriteString(destination, ref position, e.Text);
        return position;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Noted e)
    {
        int position = 0;
        WireReader.ReadArrayHeader(payload, ref position);
        e = new(WireReader.ReadString(payload, ref position));
    }
}

/// <summary>A payload of one number.</summary>
internal static class NumberPayload
{
    public const int MaxSize = 10;

    public static int Encode(long number, Span<byte> destination)
    {
        int position = 0;
        WireWriter.WriteArrayHeader(destination, ref position, 1);
        WireWriter.WriteInt64(destination, ref position, number);
        return position;
    }

    public static long Decode(ReadOnlySpan<byte> payload)
    {
        int position = 0;
        WireReader.ReadArrayHeader(payload, ref position);
        return WireReader.ReadInt64(payload, ref position);
    }
}
