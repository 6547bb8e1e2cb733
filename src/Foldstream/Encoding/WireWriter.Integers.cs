using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>The largest size of an integer from -128 to 127 in bytes.</summary>
    public const int MaxSizeOfSByte = 2;

    /// <summary>The largest size of a 16-bit integer in bytes.</summary>
    public const int MaxSizeOfInt16 = 3;

    /// <summary>The largest size of a 32-bit integer in bytes.</summary>
    public const int MaxSizeOfInt32 = 5;

    /// <summary>The largest size of a 64-bit integer in bytes.</summary>
    public const int MaxSizeOfInt64 = 9;

    /// <summary>The largest size of an integer from 0 to 255 in bytes.</summary>
    public const int MaxSizeOfByte = 2;

    /// <summary>The largest size of an unsigned 16-bit integer in bytes.</summary>
    public const int MaxSizeOfUInt16 = 3;

    /// <summary>The largest size of an unsigned 32-bit integer in bytes.</summary>
    public const int MaxSizeOfUInt32 = 5;

    /// <summary>The largest size of an unsigned 64-bit integer in bytes.</summary>
    public const int MaxSizeOfUInt64 = 9;

    /// <summary>The largest size of a UTF-16 code unit in bytes.</summary>
    public const int MaxSizeOfChar = 3;

    /// <summary>Writes an integer from -128 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteSByte(Span<byte> destination, ref int position, sbyte value) => WriteInt64(destination, ref position, value);

    /// <summary>Writes a 16-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt16(Span<byte> destination, ref int position, short value) => WriteInt64(destination, ref position, value);

    /// <summary>Writes a 32-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt32(Span<byte> destination, ref int position, int value) => WriteInt64(destination, ref position, value);

    /// <summary>Writes a 64-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64(Span<byte> destination, ref int position, long value)
    {
        int at = position;
        if ((ulong)value <= WireCode.MaxPositiveFixInt)
        {
            destination[at] = (byte)value;
            position = at + 1;
        }
        else
        {
            position = value < 0 ? WriteNegative(destination, at, value) : WritePositive(destination, at, (ulong)value);
        }
    }

    /// <summary>Writes an integer from 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteByte(Span<byte> destination, ref int position, byte value) => WriteUInt64(destination, ref position, value);

    /// <summary>Writes an unsigned 16-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt16(Span<byte> destination, ref int position, ushort value) => WriteUInt64(destination, ref position, value);

    /// <summary>Writes an unsigned 32-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt32(Span<byte> destination, ref int position, uint value) => WriteUInt64(destination, ref position, value);

    /// <summary>Writes an unsigned 64-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt64(Span<byte> destination, ref int position, ulong value)
    {
        int at = position;
        if (value <= WireCode.MaxPositiveFixInt)
        {
            destination[at] = (byte)value;
            position = at + 1;
        }
        else
        {
            position = WritePositive(destination, at, value);
        }
    }

    /// <summary>Writes a UTF-16 code unit as its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteChar(Span<byte> destination, ref int position, char value) => WriteUInt64(destination, ref position, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WritePositive(Span<byte> destination, int at, ulong value)
    {
        Span<byte> rest = destination[at..];
        switch (value)
        {
            case <= WireCode.MaxPositiveFixInt:
                rest[0] = (byte)value;
                return at + 1;
            case <= byte.MaxValue:
                rest[1] = (byte)value;
                rest[0] = WireCode.UInt8;
                return at + 2;
            case <= ushort.MaxValue:
                BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)value);
                rest[0] = WireCode.UInt16;
                return at + 3;
            case <= uint.MaxValue:
                BinaryPrimitives.WriteUInt32BigEndian(rest[1..], (uint)value);
                rest[0] = WireCode.UInt32;
                return at + 5;
            default:
                BinaryPrimitives.WriteUInt64BigEndian(rest[1..], value);
                rest[0] = WireCode.UInt64;
                return at + 9;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteNegative(Span<byte> destination, int at, long value)
    {
        Span<byte> rest = destination[at..];
        switch (value)
        {
            case >= -32:
                rest[0] = (byte)value;
                return at + 1;
            case >= sbyte.MinValue:
                rest[1] = (byte)value;
                rest[0] = WireCode.Int8;
                return at + 2;
            case >= short.MinValue:
                BinaryPrimitives.WriteInt16BigEndian(rest[1..], (short)value);
                rest[0] = WireCode.Int16;
                return at + 3;
            case >= int.MinValue:
                BinaryPrimitives.WriteInt32BigEndian(rest[1..], (int)value);
                rest[0] = WireCode.Int32;
                return at + 5;
            default:
                BinaryPrimitives.WriteInt64BigEndian(rest[1..], value);
                rest[0] = WireCode.Int64;
                return at + 9;
        }
    }
}
