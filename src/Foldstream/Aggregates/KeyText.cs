using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>Formats keys for emitted code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyText
{
    /// <summary>The 32 hexadecimal digits of a Guid, as its format <c>N</c> gives them.</summary>
    /// <remarks>The runtime's own way is compiled when a program first takes it: a millisecond of the program's first load.</remarks>
    public static string Of(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> digits = stackalloc char[32];
        Write(bytes, digits);
        return new string(digits);
    }

    // Beside the loop there is nothing that would make the compiler optimise it at once.
    private static void Write(ReadOnlySpan<byte> bytes, Span<char> digits)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int value = bytes[i], high = value >> 4, low = value & 15;
            digits[2 * i] = (char)(high < 10 ? '0' + high : 'a' - 10 + high);
            digits[(2 * i) + 1] = (char)(low < 10 ? '0' + low : 'a' - 10 + low);
        }
    }
}
