using System.Buffers.Binary;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>The largest size of a map header in bytes.</summary>
    public const int MaxSizeOfMapHeader = 5;

    /// <summary>Begins a map.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="position">The position.</param>
    /// <param name="count">How many keys follow, each with its value behind it, from 0.</param>
    public static void WriteMapHeader(Span<byte> destination, ref int position, int count)
    {
        Span<byte> rest = destination[position..];
        switch (count)
        {
            case <= 15:
                rest[0] = (byte)(WireCode.FixMap + count);
                position++;
                break;
            case <= ushort.MaxValue:
                rest[0] = WireCode.Map16;
                BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)count);
                position += 3;
                break;
            default:
                rest[0] = WireCode.Map32;
                BinaryPrimitives.WriteInt32BigEndian(rest[1..], count);
                position += 5;
                break;
        }
    }
}
