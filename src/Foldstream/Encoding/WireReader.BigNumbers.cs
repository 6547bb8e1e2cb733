using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads a 16-bit floating-point number: a 32-bit one whose value it can hold.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it has more digits or a larger exponent.</exception>
    public static Half ReadHalf(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        float value = ReadSingle(source, ref position);
        Half half = (Half)value;
        if ((float)half != value && !float.IsNaN(value))
        {
            ThrowOutOfRange(start, "f16");
        }

        return half;
    }

    /// <summary>Reads a 128-bit integer: a bin of its 16 bytes, little-endian.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    public static Int128 ReadInt128(ReadOnlySpan<byte> source, ref int position)
    {
        int start = ReadBinOf16(source, position, "i128");
        position = start + 16;
        return BinaryPrimitives.ReadInt128LittleEndian(source[start..]);
    }

    /// <summary>Reads an unsigned 128-bit integer: a bin of its 16 bytes, little-endian.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    public static UInt128 ReadUInt128(ReadOnlySpan<byte> source, ref int position)
    {
        int start = ReadBinOf16(source, position, "u128");
        position = start + 16;
        return BinaryPrimitives.ReadUInt128LittleEndian(source[start..]);
    }

    /// <summary>Reads an integer without bounds: a bin of 1 to 1,024 bytes in two's complement, little-endian.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it has another length.</exception>
    public static BigInteger ReadBigInteger(ReadOnlySpan<byte> source, ref int position)
    {
        int length = ReadBinHeader(source, position, "bigint", out int start);
        if (length is 0 or > WireWriter.MaxBigIntegerLength)
        {
            throw new MalformedPayloadException($"A bigint is a bin of 1 to {WireWriter.MaxBigIntegerLength} bytes, and this one has {length}", position);
        }

        position = start + length;
        return new BigInteger(source.Slice(start, length));
    }

    /// <summary>Reads a Unicode scalar value: its number.</summary>
    /// <exception cref="MalformedPayloadException">There is no integer, or it is half of a surrogate pair or beyond 10FFFF.</exception>
    public static Rune ReadRune(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        if (!Rune.TryCreate(ReadInt32(source, ref position), out Rune rune))
        {
            ThrowOutOfRange(start, "rune");
        }

        return rune;
    }
}
