using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Moves behind one value of any kind, however deeply it is nested.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it is longer than the payload.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Skip(ReadOnlySpan<byte> source, ref int position)
    {
        // What a fold leaves out most often is a short text.
        int at = position;
        if ((uint)at < (uint)source.Length)
        {
            int length = source[at] - WireCode.FixStr;
            if ((uint)length <= 31 && length < source.Length - at)
            {
                position = at + 1 + length;
                return;
            }
        }

        position = SkipSlow(source, at, 1);
    }

    /// <summary>Moves behind several values of any kind.</summary>
    /// <param name="source">The payload.</param>
    /// <param name="position">Where the first of them begins, and then where the last has ended.</param>
    /// <param name="count">How many; none when it is 0 or less.</param>
    /// <exception cref="MalformedPayloadException">There are fewer, or one is longer than the payload.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Skip(ReadOnlySpan<byte> source, ref int position, int count)
    {
        if (count > 0)
        {
            position = SkipSlow(source, position, count);
        }
    }

    /// <summary>
    /// Counts the values that are still to come instead of descending into them. Each has at least one byte, so the count is bounded by
    /// the bytes that are left, and so is the loop.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int SkipSlow(ReadOnlySpan<byte> source, int at, long open)
    {
        while (open > 0)
        {
            ReadOnlySpan<byte> rest = RestOf(source, at, "a value");
            if (open > rest.Length)
            {
                throw new MalformedPayloadException("An array or map claims more elements than there are bytes", at);
            }

            open--;
            byte code = rest[0];
            switch (code)
            {
                case <= WireCode.MaxPositiveFixInt or >= WireCode.MinNegativeFixInt or WireCode.Nil or WireCode.False or WireCode.True:
                    at++;
                    break;
                case < WireCode.FixArray:
                    open += 2 * (code - WireCode.FixMap);
                    at++;
                    break;
                case < WireCode.FixStr:
                    open += code - WireCode.FixArray;
                    at++;
                    break;
                case < WireCode.Nil:
                    at = EndOf(source, at, at + 1, (uint)(code - WireCode.FixStr));
                    break;
                case WireCode.Array16 or WireCode.Map16 when rest.Length >= 3:
                    open += (long)BinaryPrimitives.ReadUInt16BigEndian(rest[1..]) << (code == WireCode.Map16 ? 1 : 0);
                    at += 3;
                    break;
                case WireCode.Array32 or WireCode.Map32 when rest.Length >= 5:
                    open += (long)BinaryPrimitives.ReadUInt32BigEndian(rest[1..]) << (code == WireCode.Map32 ? 1 : 0);
                    at += 5;
                    break;
                case WireCode.Float32:
                    at = EndOf(source, at, at + 1, 4);
                    break;
                case WireCode.Float64:
                    at = EndOf(source, at, at + 1, 8);
                    break;
                case >= WireCode.UInt8 and <= WireCode.Int64:
                    at = EndOf(source, at, at + 1, 1u << ((code - WireCode.UInt8) & 3));
                    break;
                case WireCode.Str8 or WireCode.Bin8 when rest.Length >= 2:
                    at = EndOf(source, at, at + 2, rest[1]);
                    break;
                case WireCode.Str16 or WireCode.Bin16 when rest.Length >= 3:
                    at = EndOf(source, at, at + 3, BinaryPrimitives.ReadUInt16BigEndian(rest[1..]));
                    break;
                case WireCode.Str32 or WireCode.Bin32 when rest.Length >= 5:
                    at = EndOf(source, at, at + 5, BinaryPrimitives.ReadUInt32BigEndian(rest[1..]));
                    break;
                default:
                    at = ReadExtHeader(source, at, "a value", out _, out int start) + start;
                    break;
            }
        }

        return at;
    }

    /// <summary>Reads the header of an ext of any form; its bytes have been checked to be there.</summary>
    private static int ReadExtHeader(ReadOnlySpan<byte> source, int at, string expected, out sbyte type, out int start)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, expected);
        byte code = rest[0];
        uint length;
        switch (code)
        {
            case >= WireCode.FixExt1 and <= WireCode.FixExt16 when rest.Length >= 2:
                (length, start) = (1u << (code - WireCode.FixExt1), at + 2);
                break;
            case WireCode.Ext8 when rest.Length >= 3:
                (length, start) = (rest[1], at + 3);
                break;
            case WireCode.Ext16 when rest.Length >= 4:
                (length, start) = (BinaryPrimitives.ReadUInt16BigEndian(rest[1..]), at + 4);
                break;
            case WireCode.Ext32 when rest.Length >= 6:
                (length, start) = (BinaryPrimitives.ReadUInt32BigEndian(rest[1..]), at + 6);
                break;
            default:
                ThrowUnexpected(source, at, expected);
                (type, start) = (0, 0);
                return 0;
        }

        EndOf(source, at, start, length);
        type = (sbyte)source[start - 1];
        return (int)length;
    }
}
