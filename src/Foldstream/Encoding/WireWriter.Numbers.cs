using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>The size of a 32-bit floating-point number in bytes.</summary>
    public const int MaxSizeOfSingle = 5;

    /// <summary>The size of a 64-bit floating-point number in bytes.</summary>
    public const int MaxSizeOfDouble = 9;

    /// <summary>The size of a Guid in bytes.</summary>
    public const int MaxSizeOfGuid = 18;

    /// <summary>The size of a decimal in bytes.</summary>
    public const int MaxSizeOfDecimal = 18;

    // A bin 8 header with the length 16, written as a little-endian u16: c4 10.
    private const ushort Bin8Of16 = 0x10c4;

    /// <summary>Writes a 32-bit floating-point number, bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteSingle(Span<byte> destination, ref int position, float value)
    {
        int at = position;
        Require(destination, at, MaxSizeOfSingle);
        Put(destination, at, WireCode.Float32);
        Put(destination, at + 1, BigEndian(BitConverter.SingleToUInt32Bits(value)));
        position = at + MaxSizeOfSingle;
    }

    /// <summary>Writes a 64-bit floating-point number, bit for bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDouble(Span<byte> destination, ref int position, double value)
    {
        int at = position;
        Require(destination, at, MaxSizeOfDouble);
        Put(destination, at, WireCode.Float64);
        Put(destination, at + 1, BigEndian(BitConverter.DoubleToUInt64Bits(value)));
        position = at + MaxSizeOfDouble;
    }

    /// <summary>Writes a Guid as a bin of its 16 bytes, as they lie in memory on a little-endian machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteGuid(Span<byte> destination, ref int position, Guid value)
    {
        int at = position;
        Require(destination, at, MaxSizeOfGuid);
        if (BitConverter.IsLittleEndian)
        {
            Put(destination, at, Bin8Of16);
            Put(destination, at + 2, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination[at..], Bin8Of16);
            value.TryWriteBytes(destination[(at + 2)..]);
        }

        position = at + MaxSizeOfGuid;
    }

    /// <summary>Writes a decimal as a bin of its 16 bytes, as they lie in memory on a little-endian machine (flags, high, low, middle).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDecimal(Span<byte> destination, ref int position, decimal value)
    {
        int at = position;
        Require(destination, at, MaxSizeOfDecimal);
        if (BitConverter.IsLittleEndian)
        {
            Put(destination, at, Bin8Of16);
            Put(destination, at + 2, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination[at..], Bin8Of16);
            WriteDecimalByParts(destination[(at + 2)..], value);
        }

        position = at + MaxSizeOfDecimal;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WriteDecimalByParts(Span<byte> target, decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        BinaryPrimitives.WriteInt32LittleEndian(target, parts[3]);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], parts[2]);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], parts[0]);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], parts[1]);
    }
}
