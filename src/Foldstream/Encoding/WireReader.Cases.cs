using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads what comes before a value of a closed hierarchy: the header of an array of two, and the number of the case.</summary>
    /// <returns>The number; its value comes next.</returns>
    /// <exception cref="MalformedPayloadException">There is no array of two that begins with a number.</exception>
    public static int ReadCase(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        int count = ReadArrayHeader(source, ref position);
        if (count != 2)
        {
            throw new MalformedPayloadException($"A case is an array of its number and its value, and this array has {count} elements", start);
        }

        return ReadInt32(source, ref position);
    }

    /// <summary>Reports a number that no case has.</summary>
    /// <param name="hierarchy">The closed hierarchy: its name, or its shape.</param>
    /// <param name="number">The number.</param>
    /// <param name="position">Where the value after the number begins.</param>
    /// <exception cref="MalformedPayloadException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowUnknownCase(string hierarchy, int number, int position)
        => throw new MalformedPayloadException($"'{hierarchy}' has no case {number}", position);
}
