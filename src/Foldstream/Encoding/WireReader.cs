using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

/// <summary>
/// Reads the values of a payload, for generated codecs. Nothing is trusted: every length and count is checked against the bytes that are
/// left before anything is allocated, and whatever does not fit throws <see cref="MalformedPayloadException"/>.
/// </summary>
/// <remarks>
/// Every method takes the whole payload and the position to read at, and moves the position behind what it read. The common encodings
/// are read inline with one length check; the rest goes out of line with a copy of the position, so that the caller's stays in a register.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WireReader
{
    /// <summary>Moves behind a nil if there is one.</summary>
    /// <returns>Whether there was.</returns>
    /// <exception cref="MalformedPayloadException">The payload has ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadNil(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if ((uint)at >= (uint)source.Length)
        {
            ThrowEnded(source, at, "a value");
        }

        if (source[at] != WireCode.Nil)
        {
            return false;
        }

        position = at + 1;
        return true;
    }

    /// <summary>Reads how many elements the array has. It has at least as many bytes.</summary>
    /// <exception cref="MalformedPayloadException">There is no array, or it claims more elements than there are bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ReadArrayHeader(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if ((uint)at < (uint)source.Length)
        {
            int count = source[at] - WireCode.FixArray;
            if ((uint)count <= 15 && count < source.Length - at)
            {
                position = at + 1;
                return count;
            }
        }

        int result = ReadArrayHeaderSlow(source, at, out int next);
        position = next;
        return result;
    }

    /// <summary>Reads a truth value.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ReadBoolean(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if ((uint)at < (uint)source.Length)
        {
            int value = source[at] - WireCode.False;
            if ((uint)value <= 1)
            {
                position = at + 1;
                return value != 0;
            }
        }

        ThrowUnexpected(source, at, "bool");
        return false;
    }

    /// <summary>Checks that the payload ends here.</summary>
    /// <exception cref="MalformedPayloadException">Bytes remain.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EnsureEnd(ReadOnlySpan<byte> source, int position)
    {
        if (position != source.Length)
        {
            ThrowNotEnded(source, position);
        }
    }

    /// <summary>Reports that the payload has fewer members than the event needs.</summary>
    /// <param name="member">The first member that is missing.</param>
    /// <param name="position">Where the payload's array ended.</param>
    /// <exception cref="MalformedPayloadException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissingMember(string member, int position)
        => throw new MalformedPayloadException($"The payload ends before the member '{member}', which can't be missing", position);

    /// <summary>Reports nil where a member can't be null.</summary>
    /// <param name="member">The member.</param>
    /// <param name="position">Where the nil stands.</param>
    /// <exception cref="MalformedPayloadException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNullMember(string member, int position)
        => throw new MalformedPayloadException($"The member '{member}' is nil, and it can't be null", position);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadArrayHeaderSlow(ReadOnlySpan<byte> source, int at, out int next)
    {
        ReadOnlySpan<byte> rest = RestOf(source, at, "array");
        byte code = rest[0];
        uint count;
        switch (code)
        {
            case >= WireCode.FixArray and < WireCode.FixStr:
                count = (uint)(code - WireCode.FixArray);
                next = at + 1;
                break;
            case WireCode.Array16 when rest.Length >= 3:
                count = BinaryPrimitives.ReadUInt16BigEndian(rest[1..]);
                next = at + 3;
                break;
            case WireCode.Array32 when rest.Length >= 5:
                count = BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
                next = at + 5;
                break;
            default:
                ThrowUnexpected(source, at, "array");
                next = 0;
                return 0;
        }

        if (count > (uint)(source.Length - next))
        {
            throw new MalformedPayloadException("An array claims more elements than there are bytes", at);
        }

        return (int)count;
    }
}
