using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

/// <summary>
/// Writes the values of a payload, for generated codecs: each in the shortest form that MessagePack has for it, as <c>docs/wire-format.md</c>
/// specifies.
/// </summary>
/// <remarks>
/// Every method takes a destination with room for the value's maximal size and the position to write at, and moves the position behind
/// what it wrote. A destination that is too short is the caller's mistake and throws as spans do.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WireWriter
{
    /// <summary>The size of nil in bytes.</summary>
    public const int MaxSizeOfNil = 1;

    /// <summary>The largest size of an array header in bytes.</summary>
    public const int MaxSizeOfArrayHeader = 5;

    /// <summary>The size of a bool in bytes.</summary>
    public const int MaxSizeOfBoolean = 1;

    /// <summary>Writes nil.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteNil(Span<byte> destination, ref int position)
    {
        int at = position;
        destination[at] = WireCode.Nil;
        position = at + 1;
    }

    /// <summary>Begins an array.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="position">The position.</param>
    /// <param name="count">How many values follow, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteArrayHeader(Span<byte> destination, ref int position, int count)
    {
        int at = position;
        if ((uint)count <= 15)
        {
            destination[at] = (byte)(WireCode.FixArray + count);
            position = at + 1;
        }
        else
        {
            position = WriteArrayHeaderSlow(destination, at, count);
        }
    }

    /// <summary>Writes a truth value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBoolean(Span<byte> destination, ref int position, bool value)
    {
        int at = position;
        destination[at] = value ? WireCode.True : WireCode.False;
        position = at + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteArrayHeaderSlow(Span<byte> destination, int at, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count <= ushort.MaxValue)
        {
            destination[at] = WireCode.Array16;
            BinaryPrimitives.WriteUInt16BigEndian(destination[(at + 1)..], (ushort)count);
            return at + 3;
        }

        destination[at] = WireCode.Array32;
        BinaryPrimitives.WriteInt32BigEndian(destination[(at + 1)..], count);
        return at + 5;
    }
}
