using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>An upper bound of the size of a text in bytes: a header, and three bytes for each UTF-16 code unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long MaxSizeOfString(string value) => 5 + (3L * value.Length);

    /// <summary>An upper bound of the size of bytes in bytes, their header included.</summary>
    /// <param name="length">How many bytes there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long MaxSizeOfBytes(int length) => 5L + length;

    /// <summary>Writes a text in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which UTF-8 has no form for.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteString(Span<byte> destination, ref int position, string value)
        => position = WriteText(destination, position, value);

    /// <summary>Writes bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBytes(Span<byte> destination, ref int position, ReadOnlySpan<byte> value)
        => position = WriteBin(destination, position, value);

    /// <summary>
    /// A text has at least as many UTF-8 bytes as UTF-16 code units, so the header for its length is the right one or too short by a
    /// few bytes, and then the bytes are moved.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteText(Span<byte> destination, int at, string value)
    {
        Span<byte> rest = destination[at..];
        int guess = SizeOfTextHeader(value.Length);
        int length = TryWriteAscii(value, rest[guess..]) ? value.Length : Encode(value, rest[guess..]);
        int header = SizeOfTextHeader(length);
        if (header != guess)
        {
            rest.Slice(guess, length).CopyTo(rest[header..]);
        }

        switch (header)
        {
            case 1:
                rest[0] = (byte)(WireCode.FixStr + length);
                break;
            case 2:
                rest[0] = WireCode.Str8;
                rest[1] = (byte)length;
                break;
            case 3:
                rest[0] = WireCode.Str16;
                BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)length);
                break;
            default:
                rest[0] = WireCode.Str32;
                BinaryPrimitives.WriteInt32BigEndian(rest[1..], length);
                break;
        }

        return at + header + length;
    }

    /// <summary>Narrows eight code units at a time; the last eight may overlap those before them. Texts of events are short and mostly ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryWriteAscii(ReadOnlySpan<char> text, Span<byte> destination)
    {
        ReadOnlySpan<ushort> units = MemoryMarshal.Cast<char, ushort>(text);
        if (destination.Length < units.Length)
        {
            return false;
        }

        ref ushort from = ref MemoryMarshal.GetReference(units);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        if (units.Length < Vector128<ushort>.Count)
        {
            int seen = 0;
            for (int i = 0; i < units.Length; i++)
            {
                seen |= units[i];
                destination[i] = (byte)units[i];
            }

            return seen <= 0x7f;
        }

        Vector128<ushort> all = default;
        nuint last = (nuint)(units.Length - Vector128<ushort>.Count);
        for (nuint i = 0; i < last; i += (nuint)Vector128<ushort>.Count)
        {
            all |= Narrow(ref from, ref to, i);
        }

        all |= Narrow(ref from, ref to, last);
        return (all & Vector128.Create((ushort)0xff80)) == default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(ref ushort from, ref byte to, nuint at)
    {
        Vector128<ushort> units = Vector128.LoadUnsafe(ref from, at);
        Vector128.Narrow(units, units).GetLower().StoreUnsafe(ref to, at);
        return units;
    }

    private static int Encode(string value, Span<byte> destination)
    {
        try
        {
            return Utf8.GetBytes(value, destination);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException(
                $"A text can't be stored: at index {error.Index} of {value.Length} it holds half of a surrogate pair, which is no character. Was it cut in the middle of one?",
                nameof(value), error);
        }
    }

    private static int SizeOfTextHeader(int length) => length switch { <= 31 => 1, <= byte.MaxValue => 2, <= ushort.MaxValue => 3, _ => 5 };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteBin(Span<byte> destination, int at, ReadOnlySpan<byte> value)
    {
        Span<byte> rest = destination[at..];
        int header;
        if (value.Length <= byte.MaxValue)
        {
            rest[0] = WireCode.Bin8;
            rest[1] = (byte)value.Length;
            header = 2;
        }
        else if (value.Length <= ushort.MaxValue)
        {
            rest[0] = WireCode.Bin16;
            BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)value.Length);
            header = 3;
        }
        else
        {
            rest[0] = WireCode.Bin32;
            BinaryPrimitives.WriteInt32BigEndian(rest[1..], value.Length);
            header = 5;
        }

        value.CopyTo(rest[header..]);
        return at + header + value.Length;
    }
}
