using System.Buffers.Binary;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    internal const int MaxSizeOfMapHeader = 5;

    /// <summary>Begins a map of as many keys, each followed by its value. Payloads have none; metadata does.</summary>
    internal static void WriteMapHeader(Span<byte> destination, ref int position, int count)
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
