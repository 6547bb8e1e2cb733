using System.Buffers.Binary;
using Foldstream.Events;

namespace Foldstream.StoreTests;

public readonly record struct Deposited(long Amount) : IEvent<Deposited>
{
    public static EventType EventType { get; } = new("deposited", 1, "(Amount: i64)");

    public static long GetMaxPayloadSize(in Deposited e) => 8;

    public static int EncodePayload(in Deposited e, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, e.Amount);
        return 8;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Deposited e)
        => e = new(BinaryPrimitives.ReadInt64LittleEndian(payload));
}

public readonly record struct Noted(string Text) : IEvent<Noted>
{
    public static EventType EventType { get; } = new("noted", 1, "(Text: str)");

    public static long GetMaxPayloadSize(in Noted e) => System.Text.Encoding.UTF8.GetMaxByteCount(e.Text.Length);

    public static int EncodePayload(in Noted e, Span<byte> destination) => System.Text.Encoding.UTF8.GetBytes(e.Text, destination);

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Noted e) => e = new(System.Text.Encoding.UTF8.GetString(payload));
}

/// <summary>The bytes of <see cref="Deposited"/> under the same name and another schema version.</summary>
public readonly record struct DepositedAnew(long Amount) : IEvent<DepositedAnew>
{
    public static EventType EventType { get; } = new("deposited", 2, "(Amount: i64)");

    public static long GetMaxPayloadSize(in DepositedAnew e) => 8;

    public static int EncodePayload(in DepositedAnew e, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, e.Amount);
        return 8;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out DepositedAnew e)
        => e = new(BinaryPrimitives.ReadInt64LittleEndian(payload));
}

/// <summary>The bytes of <see cref="Deposited"/> under the same name and schema version with another shape.</summary>
public readonly record struct DepositedReshaped(long Amount) : IEvent<DepositedReshaped>
{
    public static EventType EventType { get; } = new("deposited", 1, "(Amount: u64)");

    public static long GetMaxPayloadSize(in DepositedReshaped e) => 8;

    public static int EncodePayload(in DepositedReshaped e, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, e.Amount);
        return 8;
    }

    public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out DepositedReshaped e)
        => e = new(BinaryPrimitives.ReadInt64LittleEndian(payload));
}
