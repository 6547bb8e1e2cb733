using System.Text;

namespace Foldstream;

/// <summary>The one UTF-8 of Foldstream: lone surrogates and malformed bytes are errors, never replacement characters.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static int GetByteCount(ReadOnlySpan<char> text) => Strict.GetByteCount(text);

    public static int GetBytes(ReadOnlySpan<char> text, Span<byte> destination) => Strict.GetBytes(text, destination);

    public static string GetString(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);
}
