using System.Buffers;
using System.Text;

namespace Foldstream;

/// <summary>The one UTF-8 of Foldstream: lone surrogates and malformed bytes are errors, never replacement characters.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static int GetByteCount(ReadOnlySpan<char> text) => Strict.GetByteCount(text);

    public static int GetBytes(ReadOnlySpan<char> text, Span<byte> destination) => Strict.GetBytes(text, destination);

    public static string GetString(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);

    /// <summary>Whether a text has no lone surrogate, which UTF-8 can't write.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and int at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out _) != OperationStatus.Done)
            {
                return false;
            }

            text = text[(at + 2)..];
        }

        return true;
    }

    /// <summary>Compares two texts by the bytes of their UTF-8, which is the order of their code points: stores sort by it.</summary>
    public static int Compare(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int same = one.CommonPrefixLength(other);
        return same == one.Length || same == other.Length ? one.Length - other.Length : Rank(one[same]) - Rank(other[same]);

        // Surrogates stand for code points above all that one char can write.
        static int Rank(char c) => c >= '\uE000' ? c - 0x800 : c >= '\uD800' ? c + 0x2000 : c;
    }
}
