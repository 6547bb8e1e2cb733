using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Foldstream.Encoding;

// Stores without a check of their own: each method asks once for all that it writes.
public static partial class WireWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(Span<byte> destination, int at, int size)
    {
        if ((ulong)(uint)at + (uint)size > (uint)destination.Length)
        {
            ThrowTooShort();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(Span<byte> destination, int at, T value)
        where T : unmanaged
        => Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), (nint)(uint)at), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint BigEndian(uint value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    [DoesNotReturn]
    private static void ThrowTooShort() => throw new ArgumentOutOfRangeException("destination", "The destination is shorter than the value's maximal size.");
}
