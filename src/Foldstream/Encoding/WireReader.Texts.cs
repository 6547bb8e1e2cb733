using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="MalformedPayloadException">There is none, it is longer than the payload, or not UTF-8.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string ReadString(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if ((uint)at < (uint)source.Length)
        {
            int length = source[at] - WireCode.FixStr;
            if ((uint)length <= 31 && length < source.Length - at)
            {
                position = at + 1 + length;
                return Decode(source, at + 1, length);
            }
        }

        string text = ReadStringSlow(source, at, out int next);
        position = next;
        return text;
    }

    /// <summary>Reads bytes, as a copy.</summary>
    /// <exception cref="MalformedPayloadException">There are none, or they are longer than the payload.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlyMemory<byte> ReadBytes(ReadOnlySpan<byte> source, ref int position)
    {
        byte[] bytes = CopyBin(source, position, out int next);
        position = next;
        return bytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] CopyBin(ReadOnlySpan<byte> source, int at, out int next)
    {
        int length = ReadBinHeader(source, at, "bin", out int start);
        next = start + length;
        return source.Slice(start, length).ToArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Decode(ReadOnlySpan<byte> source, int start, int length)
    {
        ReadOnlySpan<byte> text = source.Slice(start, length);
        if (Ascii.IsValid(text))
        {
            return System.Text.Encoding.Latin1.GetString(text);
        }

        try
        {
            return Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            // Without the inner exception, whose message holds the bytes.
            throw new MalformedPayloadException("A str is not UTF-8", start);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ReadStringSlow(ReadOnlySpan<byte> source, int at, out int next)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, "str");
        byte code = rest[0];
        uint length;
        int start;
        switch (code)
        {
            case >= WireCode.FixStr and < WireCode.Nil:
                (length, start) = ((uint)(code - WireCode.FixStr), at + 1);
                break;
            case WireCode.Str8 when rest.Length >= 2:
                (length, start) = (rest[1], at + 2);
                break;
            case WireCode.Str16 when rest.Length >= 3:
                (length, start) = (BinaryPrimitives.ReadUInt16BigEndian(rest[1..]), at + 3);
                break;
            case WireCode.Str32 when rest.Length >= 5:
                (length, start) = (BinaryPrimitives.ReadUInt32BigEndian(rest[1..]), at + 5);
                break;
            default:
                ThrowUnexpected(source, at, "str");
                next = 0;
                return "";
        }

        next = EndOf(source, at, start, length);
        return Decode(source, start, (int)length);
    }

    private static int ReadBinHeader(ReadOnlySpan<byte> source, int at, string expected, out int start)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, expected);
        uint length;
        switch (rest[0])
        {
            case WireCode.Bin8 when rest.Length >= 2:
                (length, start) = (rest[1], at + 2);
                break;
            case WireCode.Bin16 when rest.Length >= 3:
                (length, start) = (BinaryPrimitives.ReadUInt16BigEndian(rest[1..]), at + 3);
                break;
            case WireCode.Bin32 when rest.Length >= 5:
                (length, start) = (BinaryPrimitives.ReadUInt32BigEndian(rest[1..]), at + 5);
                break;
            default:
                ThrowUnexpected(source, at, expected);
                start = 0;
                return 0;
        }

        EndOf(source, at, start, length);
        return (int)length;
    }

    private static int EndOf(ReadOnlySpan<byte> source, int at, int start, uint length)
        => length <= (uint)(source.Length - start)
            ? start + (int)length
            : throw new MalformedPayloadException("A str, bin or ext is longer than the payload", at);
}
