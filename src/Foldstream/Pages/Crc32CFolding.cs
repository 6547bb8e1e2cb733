using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Foldstream.Pages;

/// <summary>
/// CRC-32C by carry-less multiplication, four vectors of 32 bytes at a time: sixteen bytes a cycle, where the instruction for it takes eight.
/// </summary>
/// <remarks>
/// A vector lane is a polynomial of 128 bits. What it contributes to the end of the bytes is itself, times x to the number of bits that
/// follow; modulo the polynomial of the CRC it fits into a lane again, so it can be added (XOR) to the lane that stands so many bits later.
/// "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ" (Gopal and others, Intel 2009) explains it. When one lane of 16 bytes is
/// left, the instruction takes it as if it were the message.
/// </remarks>
internal static class Crc32CFolding
{
    /// <summary>From how many bytes on it can be used, and pays.</summary>
    public const int LeastLength = 2 * Block;

    private const int Block = 4 * 32;

    private static readonly Vector256<ulong> OverBlock = Over(8 * Block), OverVector = Over(256), OverLane = Over(128);

    public static bool IsSupported => Pclmulqdq.V256.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>Takes whole blocks from the front of the bytes.</summary>
    public static uint AppendBlocks(uint state, ref ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Vector256<ulong>> vectors = MemoryMarshal.Cast<byte, Vector256<ulong>>(bytes);
        Vector256<ulong> a = vectors[0] ^ Vector256.CreateScalar((ulong)state), b = vectors[1], c = vectors[2], d = vectors[3];
        Vector256<ulong> over = OverBlock;
        int used = 4;
        for (; used + 3 < vectors.Length; used += 4)
        {
            a = Fold(a, over) ^ vectors[used];
            b = Fold(b, over) ^ vectors[used + 1];
            c = Fold(c, over) ^ vectors[used + 2];
            d = Fold(d, over) ^ vectors[used + 3];
        }

        over = OverVector;
        d ^= Fold(Fold(Fold(a, over) ^ b, over) ^ c, over);
        for (; used < vectors.Length; used++)
        {
            d = Fold(d, over) ^ vectors[used];
        }

        bytes = bytes[(used * Vector256<byte>.Count)..];
        Vector128<ulong> rest = Fold(d, OverLane).GetLower() ^ d.GetUpper();
        return BitOperations.Crc32C(BitOperations.Crc32C(0, rest[0]), rest[1]);
    }

    private static Vector256<ulong> Fold(Vector256<ulong> value, Vector256<ulong> over)
        => Pclmulqdq.V256.CarrylessMultiply(value, over, 0x00) ^ Pclmulqdq.V256.CarrylessMultiply(value, over, 0x11);

    /// <summary>
    /// The factors that move a lane over so many bits. The bits are reflected: the first half of a lane is the upper one, and a product stands
    /// 33 bits too high.
    /// </summary>
    private static Vector256<ulong> Over(int bits) => Vector256.Create(Vector128.Create(PowerOfX(bits + 64 - 33), PowerOfX(bits - 33)));

    /// <summary>x to a power, modulo the polynomial, reflected.</summary>
    private static ulong PowerOfX(int power)
    {
        uint value = 0x8000_0000;
        for (; power > 0; power--)
        {
            value = (value >> 1) ^ ((value & 1) == 0 ? 0 : 0x82F6_3B78);
        }

        return value;
    }
}
