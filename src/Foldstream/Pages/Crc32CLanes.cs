using System.Numerics;
using System.Runtime.InteropServices;

namespace Foldstream.Pages;

/// <summary>
/// CRC-32C in three lanes. The processor's instruction takes three cycles and starts one each cycle: three lanes side by side are nearly three
/// times as fast as one. They are joined by tables that advance a state over a lane of zero bytes; a CRC is linear, so the state after two lanes
/// is that of the first one, advanced, combined with that of the second one begun from zero.
/// </summary>
internal static class Crc32CLanes
{
    private const int LongLane = 512, ShortLane = 64;

    private static readonly uint[] OverLongLane = TablesFor(LongLane);
    private static readonly uint[] OverShortLane = TablesFor(ShortLane);

    /// <summary>Takes whole lanes from the front of the bytes.</summary>
    public static uint Append(uint state, ref ReadOnlySpan<byte> bytes)
        => Append(Append(state, ref bytes, LongLane, OverLongLane), ref bytes, ShortLane, OverShortLane);

    private static uint Append(uint state, ref ReadOnlySpan<byte> bytes, int lane, uint[] overLane)
    {
        for (; bytes.Length >= 3 * lane; bytes = bytes[(3 * lane)..])
        {
            ReadOnlySpan<ulong> first = MemoryMarshal.Cast<byte, ulong>(bytes[..lane]);
            ReadOnlySpan<ulong> second = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(lane, lane));
            ReadOnlySpan<ulong> third = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(2 * lane, lane));
            uint a = state, b = 0, c = 0;
            for (int i = 0; i < first.Length && i < second.Length && i < third.Length; i++)
            {
                a = BitOperations.Crc32C(a, LittleEndian(first[i]));
                b = BitOperations.Crc32C(b, LittleEndian(second[i]));
                c = BitOperations.Crc32C(c, LittleEndian(third[i]));
            }

            state = Advance(Advance(a, overLane) ^ b, overLane) ^ c;
        }

        return state;
    }

    private static ulong LittleEndian(ulong word) => BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);

    private static uint Advance(uint state, uint[] overLane)
        => overLane[(int)(state & 0xFF)] ^ overLane[256 + (int)((state >> 8) & 0xFF)] ^ overLane[512 + (int)((state >> 16) & 0xFF)] ^ overLane[768 + (int)(state >> 24)];

    /// <summary>For each byte of a state, and each value of it, what it contributes to the state behind a lane of zero bytes.</summary>
    private static uint[] TablesFor(int lane)
    {
        Span<uint> ofBit = stackalloc uint[32];
        for (int bit = 0; bit < ofBit.Length; bit++)
        {
            uint state = 1u << bit;
            for (int i = 0; i < lane; i += sizeof(ulong))
            {
                state = BitOperations.Crc32C(state, 0UL);
            }

            ofBit[bit] = state;
        }

        uint[] tables = new uint[4 * 256];
        for (int i = 0; i < tables.Length; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                if ((i & (1 << bit)) != 0)
                {
                    tables[i] ^= ofBit[(i / 256 * 8) + bit];
                }
            }
        }

        return tables;
    }
}
