namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>An upper bound of the size of a URI in bytes.</summary>
    public static long MaxSizeOfUri(Uri value) => MaxSizeOfString(TextOf(value));

    /// <summary>Writes a URI as the text that it was made of.</summary>
    /// <remarks>
    /// A path of a file (<c>/tmp/a</c>) is an absolute URI on Unix alone. It is written with its scheme (<c>file:///tmp/a</c>), so that it is
    /// the same one wherever it is read.
    /// </remarks>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which UTF-8 has no form for.</exception>
    public static void WriteUri(Span<byte> destination, ref int position, Uri value) => WriteString(destination, ref position, TextOf(value));

    /// <summary>An upper bound of the size of a version in bytes: four numbers of ten digits, three dots and a header.</summary>
    public static long MaxSizeOfVersion(Version value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return 2 + 43;
    }

    /// <summary>Writes a version as its text: two to four numbers with dots between them.</summary>
    public static void WriteVersion(Span<byte> destination, ref int position, Version value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteString(destination, ref position, value.ToString());
    }

    private static string TextOf(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string text = value.OriginalString;
        return value.IsAbsoluteUri && IsPath(text) ? value.AbsoluteUri : text;
    }

    /// <summary>Whether a text that may be an absolute URI is read as a relative one: a path, with white space in front of it or not. Two backslashes alone make a host.</summary>
    private static bool IsPath(string text) => text.AsSpan().TrimStart(" \t\r\n") is ['/' or '\\', ..] && !text.StartsWith(@"\\", StringComparison.Ordinal);
}
