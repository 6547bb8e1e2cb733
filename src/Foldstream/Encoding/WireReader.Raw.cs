namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads one value of any kind as its MessagePack bytes.</summary>
    /// <param name="source">The payload.</param>
    /// <param name="position">Where the value begins, and then where it has ended.</param>
    /// <returns>A copy: the payload is gone when the fold is over.</returns>
    /// <exception cref="MalformedPayloadException">There is none, or it is longer than the payload.</exception>
    public static ReadOnlyMemory<byte> ReadRaw(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        Skip(source, ref position);
        return source[start..position].ToArray();
    }
}
