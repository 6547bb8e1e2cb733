namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads a URI, absolute or relative: its text. One that begins with <c>/</c> is relative on every platform.</summary>
    /// <exception cref="MalformedPayloadException">There is no text, or it is no URI.</exception>
    public static Uri ReadUri(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        string text = ReadString(source, ref position);
        UriKind kind = text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute;
        return Uri.TryCreate(text, kind, out Uri? uri) ? uri : throw new MalformedPayloadException("A text is not a URI", start);
    }

    /// <summary>Reads a version: its text, two to four numbers with dots between them, without signs, spaces or leading zeros.</summary>
    /// <exception cref="MalformedPayloadException">There is no text, or it is no version.</exception>
    public static Version ReadVersion(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        string text = ReadString(source, ref position);
        return Version.TryParse(text, out Version? version) && version.ToString() == text
            ? version
            : throw new MalformedPayloadException("A text is not a version", start);
    }
}
