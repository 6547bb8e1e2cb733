using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>The size of a 16-bit floating-point number in bytes.</summary>
    public const int MaxSizeOfHalf = MaxSizeOfSingle;

    /// <summary>The size of a 128-bit integer in bytes.</summary>
    public const int MaxSizeOfInt128 = 18;

    /// <summary>The size of an unsigned 128-bit integer in bytes.</summary>
    public const int MaxSizeOfUInt128 = 18;

    /// <summary>The largest size of a Unicode scalar value in bytes.</summary>
    public const int MaxSizeOfRune = MaxSizeOfInt32;

    /// <summary>How many bytes a number without bounds may have: 8,192 bits. Reading and printing one takes time that grows faster than its length.</summary>
    internal const int MaxBigIntegerLength = 1024;

    /// <summary>Writes a 16-bit floating-point number as the 32-bit one of the same value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteHalf(Span<byte> destination, ref int position, Half value) => WriteSingle(destination, ref position, (float)value);

    /// <summary>Writes a 128-bit integer as a bin of its 16 bytes, little-endian.</summary>
    public static void WriteInt128(Span<byte> destination, ref int position, Int128 value)
    {
        Span<byte> target = destination.Slice(position, MaxSizeOfInt128);
        BinaryPrimitives.WriteUInt16LittleEndian(target, Bin8Of16);
        BinaryPrimitives.WriteInt128LittleEndian(target[2..], value);
        position += MaxSizeOfInt128;
    }

    /// <summary>Writes an unsigned 128-bit integer as a bin of its 16 bytes, little-endian.</summary>
    public static void WriteUInt128(Span<byte> destination, ref int position, UInt128 value)
    {
        Span<byte> target = destination.Slice(position, MaxSizeOfUInt128);
        BinaryPrimitives.WriteUInt16LittleEndian(target, Bin8Of16);
        BinaryPrimitives.WriteUInt128LittleEndian(target[2..], value);
        position += MaxSizeOfUInt128;
    }

    /// <summary>The size of an integer without bounds in bytes, its header included.</summary>
    /// <exception cref="ArgumentException">The number has more than 1,024 bytes.</exception>
    public static long MaxSizeOfBigInteger(BigInteger value)
    {
        int length = value.GetByteCount();
        return length <= MaxBigIntegerLength
            ? MaxSizeOfBytes(length)
            : throw new ArgumentException($"A BigInteger of {length} bytes can't be stored: it may have {MaxBigIntegerLength}. Store larger ones as ReadOnlyMemory<byte>.", nameof(value));
    }

    /// <summary>Writes an integer without bounds as a bin: two's complement, little-endian, in as few bytes as possible.</summary>
    public static void WriteBigInteger(Span<byte> destination, ref int position, BigInteger value)
    {
        Span<byte> bytes = stackalloc byte[MaxBigIntegerLength];
        if (!value.TryWriteBytes(bytes, out int length))
        {
            MaxSizeOfBigInteger(value);
        }

        WriteBytes(destination, ref position, bytes[..length]);
    }

    /// <summary>Writes a Unicode scalar value as its number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteRune(Span<byte> destination, ref int position, Rune value) => WriteInt32(destination, ref position, value.Value);
}
