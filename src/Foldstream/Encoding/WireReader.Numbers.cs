using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    // A bin 8 header with the length 16, read as a little-endian u16: c4 10.
    private const ushort Bin8Of16 = 0x10c4;
    private const int Bin8Of16Size = 18;

    /// <summary>Reads a 32-bit floating-point number.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReadSingle(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (HasSingleAt(source, at))
        {
            position = at + 5;
            return SingleAt(source, at);
        }

        ThrowUnexpected(source, at, "f32");
        return 0;
    }

    /// <summary>Reads a 64-bit floating-point number; a 32-bit one is widened.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReadDouble(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (HasDoubleAt(source, at))
        {
            position = at + 9;
            return DoubleAt(source, at);
        }

        double value = ReadWidened(source, at);
        position = at + 5;
        return value;
    }

    /// <summary>Reads a Guid: a bin of its 16 bytes as they lie in memory on a little-endian machine.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Guid ReadGuid(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (HasGuidAt(source, at))
        {
            position = at + Bin8Of16Size;
            return At<Guid>(source, at + 2);
        }

        Guid result = ReadGuidSlow(source, at, out int next);
        position = next;
        return result;
    }

    /// <summary>Reads a decimal: a bin of its 16 bytes as they lie in memory on a little-endian machine (flags, high, low, middle).</summary>
    /// <exception cref="MalformedPayloadException">There is none, or its sign and scale are impossible.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal ReadDecimal(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (HasDecimalAt(source, at))
        {
            position = at + Bin8Of16Size;
            return At<decimal>(source, at + 2);
        }

        decimal result = ReadDecimalSlow(source, at, out int next);
        position = next;
        return result;
    }

    /// <summary>
    /// A decimal's flags are the scale (0 to 28) in bits 16 to 23 and the sign in bit 31; all others are 0. Rotated, the scale comes first and
    /// any other bit makes the number larger than it may be.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDecimalFlags(int flags) => BitOperations.RotateRight((uint)flags & 0x7FFF_FFFF, 16) <= 28;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Guid ReadGuidSlow(ReadOnlySpan<byte> source, int at, out int next)
    {
        int start = ReadBinOf16(source, at, "guid");
        next = start + 16;
        return new Guid(source.Slice(start, 16));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ReadWidened(ReadOnlySpan<byte> source, int at)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, "f64");
        if (rest.Length < 5 || rest[0] != WireCode.Float32)
        {
            ThrowUnexpected(source, at, "f64");
        }

        return BinaryPrimitives.ReadSingleBigEndian(rest[1..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static decimal ReadDecimalSlow(ReadOnlySpan<byte> source, int at, out int next)
    {
        int start = ReadBinOf16(source, at, "decimal");
        next = start + 16;
        ReadOnlySpan<byte> value = source.Slice(start, 16);
        int flags = BinaryPrimitives.ReadInt32LittleEndian(value);
        if (!AreDecimalFlags(flags))
        {
            throw new MalformedPayloadException("A decimal has an impossible scale or sign", at);
        }

        return new decimal(
            BinaryPrimitives.ReadInt32LittleEndian(value[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(value[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(value[4..]),
            flags < 0,
            (byte)(flags >> 16));
    }

    /// <summary>Finds the 16 bytes of a bin of any length form, and returns where they start.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadBinOf16(ReadOnlySpan<byte> source, int at, string expected)
    {
        if (ReadBinHeader(source, at, expected, out int start) != 16)
        {
            throw new MalformedPayloadException($"A {expected} is a bin of 16 bytes, and this one has another length", at);
        }

        return start;
    }
}
