using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>How a state stores a <see cref="Uri"/>: as it was written, and whether it is absolute, which its text alone does not say everywhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExactUri
{
    private const char Absolute = 'a', Relative = 'r';

    /// <summary>What is stored.</summary>
    public static string ToWire(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (value.IsAbsoluteUri ? Absolute : Relative) + value.OriginalString;
    }

    /// <summary>What was stored.</summary>
    /// <exception cref="FormatException">The text stands for none.</exception>
    public static Uri FromWire(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return value[0] is Absolute or Relative ? new Uri(value[1..], value[0] == Absolute ? UriKind.Absolute : UriKind.Relative) : throw new FormatException("Neither absolute nor relative.");
    }
}
