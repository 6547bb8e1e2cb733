using System.Buffers.Binary;

namespace Foldstream.Torture.Disk;

/// <summary>Reads what the library has written down.</summary>
internal static class DiskTrace
{
    private const uint Magic = 0x4b534944;
    private const int HeaderSize = 24;

    public static List<DiskChange> Read(string file)
    {
        ReadOnlyMemory<byte> rest = File.ReadAllBytes(file);
        List<DiskChange> changes = [];
        while (rest.Length >= HeaderSize)
        {
            ReadOnlySpan<byte> header = rest.Span;
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
            {
                throw new InvalidOperationException("The trace is damaged.");
            }

            bool isZero = header[5] != 0;
            int pathLength = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
            long offset = BinaryPrimitives.ReadInt64LittleEndian(header[8..]), length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
            int dataLength = isZero ? 0 : (int)length;

            // A process that was killed may have left the last one unfinished.
            if (rest.Length < HeaderSize + pathLength + dataLength)
            {
                break;
            }

            changes.Add(new DiskChange((char)header[4], System.Text.Encoding.UTF8.GetString(header.Slice(HeaderSize, pathLength)), offset, length,
                rest.Slice(HeaderSize + pathLength, dataLength)));
            rest = rest[(HeaderSize + pathLength + dataLength)..];
        }

        return changes;
    }
}
