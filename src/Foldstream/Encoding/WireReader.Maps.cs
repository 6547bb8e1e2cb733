using System.Buffers.Binary;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads how many keys the map has, each followed by its value. It has at least twice as many bytes.</summary>
    /// <exception cref="MalformedPayloadException">There is no map, or it claims more keys and values than there are bytes.</exception>
    public static int ReadMapHeader(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        ReadOnlySpan<byte> rest = RestOf(source, at, "map");
        uint count;
        switch (rest[0])
        {
            case >= WireCode.FixMap and < WireCode.FixArray:
                count = (uint)(rest[0] - WireCode.FixMap);
                position = at + 1;
                break;
            case WireCode.Map16 when rest.Length >= 3:
                count = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
                position = at + 3;
                break;
            case WireCode.Map32 when rest.Length >= 5:
                count = BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
                position = at + 5;
                break;
            default:
                ThrowUnexpected(source, at, "map");
                return 0;
        }

        if (count > (uint)(source.Length - position) / 2)
        {
            throw new MalformedPayloadException("A map claims more elements than there are bytes", at);
        }

        return (int)count;
    }
}
