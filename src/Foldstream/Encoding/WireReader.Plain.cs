using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Foldstream.Encoding;

// Values that always have the same size in the form in which they are written: whether one stands at an offset, and which. The offset is a
// constant in generated code, so one comparison of the payload's length serves all members in front of the first text or integer.
public static partial class WireReader
{
    /// <summary>Whether an array begins the payload.</summary>
    /// <param name="source">The payload.</param>
    /// <param name="count">How many elements it has, and no more than 65,535.</param>
    /// <param name="size">How many bytes the payload has at least.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasArrayAtStart(ReadOnlySpan<byte> source, int count, int size)
    {
        if (count <= 15)
        {
            return source.Length >= Math.Max(size, 1) && At<byte>(source, 0) == WireCode.FixArray + count;
        }

        return source.Length >= Math.Max(size, 3) && At<byte>(source, 0) == WireCode.Array16 && BinaryPrimitives.ReadUInt16BigEndian(source[1..]) == count;
    }

    /// <summary>Whether a truth value stands at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasBooleanAt(ReadOnlySpan<byte> source, int at) => Has(source, at, 1) && (At<byte>(source, at) & 0xfe) == WireCode.False;

    /// <summary>The truth value at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool BooleanAt(ReadOnlySpan<byte> source, int at)
    {
        Require(source, at, 1);
        return At<byte>(source, at) == WireCode.True;
    }

    /// <summary>Whether a 32-bit floating-point number stands at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasSingleAt(ReadOnlySpan<byte> source, int at) => Has(source, at, 5) && At<byte>(source, at) == WireCode.Float32;

    /// <summary>The 32-bit floating-point number at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SingleAt(ReadOnlySpan<byte> source, int at)
    {
        Require(source, at, 5);
        uint bits = At<uint>(source, at + 1);
        return BitConverter.UInt32BitsToSingle(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
    }

    /// <summary>Whether a 64-bit floating-point number stands at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasDoubleAt(ReadOnlySpan<byte> source, int at) => Has(source, at, 9) && At<byte>(source, at) == WireCode.Float64;

    /// <summary>The 64-bit floating-point number at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double DoubleAt(ReadOnlySpan<byte> source, int at)
    {
        Require(source, at, 9);
        ulong bits = At<ulong>(source, at + 1);
        return BitConverter.UInt64BitsToDouble(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits);
    }

    /// <summary>Whether a Guid in 18 bytes stands at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasGuidAt(ReadOnlySpan<byte> source, int at)
        => BitConverter.IsLittleEndian && Has(source, at, Bin8Of16Size) && At<ushort>(source, at) == Bin8Of16;

    /// <summary>The Guid at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Guid GuidAt(ReadOnlySpan<byte> source, int at)
    {
        Require(source, at, Bin8Of16Size);
        return At<Guid>(source, at + 2);
    }

    /// <summary>Whether a decimal in 18 bytes stands at an offset, with a possible sign and scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasDecimalAt(ReadOnlySpan<byte> source, int at)
        => BitConverter.IsLittleEndian && Has(source, at, Bin8Of16Size) && At<ushort>(source, at) == Bin8Of16 && AreDecimalFlags(At<int>(source, at + 2));

    /// <summary>The decimal at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal DecimalAt(ReadOnlySpan<byte> source, int at)
    {
        Require(source, at, Bin8Of16Size);
        return At<decimal>(source, at + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ReadOnlySpan<byte> source, int at)
        where T : unmanaged
        => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (nint)(uint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(ReadOnlySpan<byte> source, int at, int size)
    {
        if (!Has(source, at, size))
        {
            ThrowEnded(source, at, "a value");
        }
    }
}
