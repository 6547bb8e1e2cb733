using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Whether there are as many bytes. Written as <see cref="ReadOnlySpan{T}.Slice(int, int)"/> checks it, so that the compiler does so once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(ReadOnlySpan<byte> source, int at, int size) => (ulong)(uint)at + (uint)size <= (uint)source.Length;

    private static ReadOnlySpan<byte> RestOf(ReadOnlySpan<byte> source, int at, string expected)
    {
        if ((uint)at >= (uint)source.Length)
        {
            ThrowEnded(source, at, expected);
        }

        return source[at..];
    }

    // The compiler finds out by itself that a method does nothing but throw, and never inlines it; told not to inline, it would not look.
    [DoesNotReturn]
    private static void ThrowEnded(ReadOnlySpan<byte> source, int at, string expected)
        => throw new MalformedPayloadException($"The payload ends where {expected} was expected", Math.Clamp(at, 0, source.Length));

    [DoesNotReturn]
    private static void ThrowNotEnded(ReadOnlySpan<byte> source, int at)
        => throw new MalformedPayloadException($"The payload should end here, and {source.Length - at} more bytes follow", at);

    /// <summary>Reports another kind of value, or a value cut off by the payload's end.</summary>
    [DoesNotReturn]
    private static void ThrowUnexpected(ReadOnlySpan<byte> source, int at, string expected)
    {
        if ((uint)at >= (uint)source.Length)
        {
            ThrowEnded(source, at, expected);
        }

        if (IsProtected(source, at))
        {
            throw new ProtectedMemberException(at);
        }

        throw new MalformedPayloadException($"Expected {expected} and found {WireCode.NameOf(source[at])}, or the payload ends within it", at);
    }

    /// <summary>Whether a protected value begins there, and is whole.</summary>
    internal static bool IsProtected(ReadOnlySpan<byte> source, int at)
    {
        int header = source[at] switch
        {
            >= WireCode.FixExt1 and <= WireCode.FixExt16 => 1,
            WireCode.Ext8 => 2,
            WireCode.Ext16 => 3,
            WireCode.Ext32 => 5,
            _ => 0,
        };
        if (header == 0 || source.Length - at <= header || (sbyte)source[at + header] != WireCode.Protected)
        {
            return false;
        }

        ReadExtHeader(source, at, "ext", out _, out _);
        return true;
    }

    [DoesNotReturn]
    private static void ThrowOutOfRange(int at, string expected)
        => throw new MalformedPayloadException($"The value is out of the range of {expected}", at);
}
