using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads how many elements the array has, and checks that there are enough bytes for them.</summary>
    /// <param name="source">The payload.</param>
    /// <param name="position">Where the array begins, and then where its first element does.</param>
    /// <param name="least">How many bytes an element has at least.</param>
    /// <exception cref="MalformedPayloadException">There is no array, or it claims more elements than the bytes that are left can hold.</exception>
    public static int ReadArrayHeader(ReadOnlySpan<byte> source, ref int position, int least)
    {
        int start = position;
        int count = ReadArrayHeader(source, ref position);
        return (long)count * least <= source.Length - position ? count : ThrowTooMany("An array", start);
    }

    /// <summary>Reads how many keys the map has, and checks that there are enough bytes for them and their values.</summary>
    /// <param name="source">The payload.</param>
    /// <param name="position">Where the map begins, and then where its first key does.</param>
    /// <param name="least">How many bytes a key and its value have at least.</param>
    /// <exception cref="MalformedPayloadException">There is no map, or it claims more keys than the bytes that are left can hold.</exception>
    public static int ReadMapHeader(ReadOnlySpan<byte> source, ref int position, int least)
    {
        int start = position;
        int count = ReadMapHeader(source, ref position);
        return (long)count * least <= source.Length - position ? count : ThrowTooMany("A map", start);
    }

    [DoesNotReturn]
    private static int ThrowTooMany(string what, int at) => throw new MalformedPayloadException($"{what} claims more elements than the bytes that are left can hold", at);
}
