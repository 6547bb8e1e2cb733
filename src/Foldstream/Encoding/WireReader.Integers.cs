using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads an integer from -128 to 127, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in that range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte ReadSByte(ReadOnlySpan<byte> source, ref int position)
        => (sbyte)ReadInteger(source, ref position, sbyte.MinValue, (ulong)sbyte.MaxValue, "i8");

    /// <summary>Reads a 16-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ReadInt16(ReadOnlySpan<byte> source, ref int position)
        => (short)ReadInteger(source, ref position, short.MinValue, (ulong)short.MaxValue, "i16");

    /// <summary>Reads a 32-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadInt32(ReadOnlySpan<byte> source, ref int position)
        => (int)ReadInteger(source, ref position, int.MinValue, int.MaxValue, "i32");

    /// <summary>Reads a 64-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadInt64(ReadOnlySpan<byte> source, ref int position)
        => ReadInteger(source, ref position, long.MinValue, long.MaxValue, "i64");

    /// <summary>Reads an integer from 0 to 255, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in that range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ReadByte(ReadOnlySpan<byte> source, ref int position)
        => (byte)ReadInteger(source, ref position, 0, byte.MaxValue, "u8");

    /// <summary>Reads an unsigned 16-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort ReadUInt16(ReadOnlySpan<byte> source, ref int position)
        => (ushort)ReadInteger(source, ref position, 0, ushort.MaxValue, "u16");

    /// <summary>Reads an unsigned 32-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ReadUInt32(ReadOnlySpan<byte> source, ref int position)
        => (uint)ReadInteger(source, ref position, 0, uint.MaxValue, "u32");

    /// <summary>Reads an unsigned 64-bit integer, in any of MessagePack's integer forms.</summary>
    /// <exception cref="MalformedPayloadException">There is none in its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadUInt64(ReadOnlySpan<byte> source, ref int position)
        => (ulong)ReadInteger(source, ref position, 0, ulong.MaxValue, "u64");

    /// <summary>Reads a UTF-16 code unit, written as its number.</summary>
    /// <exception cref="MalformedPayloadException">There is no integer from 0 to 65535.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char ReadChar(ReadOnlySpan<byte> source, ref int position)
        => (char)ReadInteger(source, ref position, 0, ushort.MaxValue, "char");

    /// <summary>Integers from 0 to 127 are one byte and fit every type: those are read inline.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ReadInteger(ReadOnlySpan<byte> source, ref int position, long least, ulong most, string expected)
    {
        int at = position;
        if ((uint)at < (uint)source.Length)
        {
            byte code = source[at];
            if (code <= WireCode.MaxPositiveFixInt)
            {
                position = at + 1;
                return code;
            }
        }

        long value = ReadIntegerSlow(source, at, least, most, expected, out int next);
        position = next;
        return value;
    }

    /// <summary>Reads any integer form. What is beyond <see cref="long.MaxValue"/> comes back as the same 64 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long ReadIntegerSlow(ReadOnlySpan<byte> source, int at, long least, ulong most, string expected, out int next)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, expected);
        byte code = rest[0];
        int size = code is >= WireCode.UInt8 and <= WireCode.Int64 ? 1 << ((code - WireCode.UInt8) & 3) : 0;
        if (rest.Length <= size)
        {
            ThrowUnexpected(source, at, expected);
        }

        next = at + 1 + size;
        rest = rest[1..];
        long value;
        switch (code)
        {
            case <= WireCode.MaxPositiveFixInt:
                value = code;
                break;
            case WireCode.UInt8:
                value = rest[0];
                break;
            case WireCode.UInt16:
                value = BinaryPrimitives.ReadUInt16BigEndian(rest);
                break;
            case WireCode.UInt32:
                value = BinaryPrimitives.ReadUInt32BigEndian(rest);
                break;
            case WireCode.UInt64:
                ulong large = BinaryPrimitives.ReadUInt64BigEndian(rest);
                if (large > most)
                {
                    ThrowOutOfRange(at, expected);
                }

                return (long)large;
            case >= WireCode.MinNegativeFixInt:
                value = (sbyte)code;
                break;
            case WireCode.Int8:
                value = (sbyte)rest[0];
                break;
            case WireCode.Int16:
                value = BinaryPrimitives.ReadInt16BigEndian(rest);
                break;
            case WireCode.Int32:
                value = BinaryPrimitives.ReadInt32BigEndian(rest);
                break;
            case WireCode.Int64:
                value = BinaryPrimitives.ReadInt64BigEndian(rest);
                break;
            default:
                ThrowUnexpected(source, at, expected);
                return 0;
        }

        if (value < least || (value >= 0 && (ulong)value > most))
        {
            ThrowOutOfRange(at, expected);
        }

        return value;
    }
}
