using System.Buffers;
using MessagePack;

namespace Foldstream.Kinds;

/// <summary>
/// A payload with the elements of every array and the keys of every map sorted by their bytes: the same for two sets that hold the same
/// elements, whatever order each of them likes.
/// </summary>
public static class Canonical
{
    public static byte[] Of(byte[] payload)
    {
        MessagePackReader reader = new(payload);
        return Read(ref reader);
    }

    private static byte[] Read(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Array:
                byte[][] elements = new byte[reader.ReadArrayHeader()][];
                for (int i = 0; i < elements.Length; i++)
                {
                    elements[i] = Read(ref reader);
                }

                return [0x90, .. Sorted(elements)];
            case MessagePackType.Map:
                byte[][] pairs = new byte[reader.ReadMapHeader()][];
                for (int i = 0; i < pairs.Length; i++)
                {
                    pairs[i] = [.. Read(ref reader), .. Read(ref reader)];
                }

                return [0x80, .. Sorted(pairs)];
            default:
                return reader.ReadRaw().ToArray();
        }
    }

    private static IEnumerable<byte> Sorted(byte[][] values)
    {
        Array.Sort(values, (first, second) => first.AsSpan().SequenceCompareTo(second));
        return values.SelectMany(value => value);
    }
}
