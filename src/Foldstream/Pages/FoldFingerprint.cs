using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Foldstream;

/// <summary>
/// A hash over all that determines the result of an aggregate's fold. Two builds that give the same have the same state after the same events; two that differ may.
/// The default value is empty and stands for "not known", which equals nothing that is kept.
/// </summary>
/// <param name="Value">The hash; 16 bytes, written big-endian.</param>
public readonly record struct FoldFingerprint(UInt128 Value) : IFormattable, IParsable<FoldFingerprint>
{
    /// <summary>The length of a fingerprint in bytes: 16.</summary>
    public const int Size = 16;

    /// <summary>Whether this is the default value, under which nothing is kept and nothing found.</summary>
    public bool IsEmpty => Value == UInt128.Zero;

    /// <summary>Reads a fingerprint from the text that <see cref="ToString()"/> gives; capital letters are read too.</summary>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static FoldFingerprint Parse(string s, IFormatProvider? provider = null)
        => TryParse(s, provider, out FoldFingerprint result) ? result : throw new FormatException("A fold fingerprint is 32 hexadecimal digits.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FoldFingerprint result)
    {
        UInt128 value = default;
        bool parsed = s is { Length: 2 * Size } && UInt128.TryParse(s, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        result = new FoldFingerprint(value);
        return parsed;
    }

    /// <summary>32 hexadecimal digits, in lower case.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>32 hexadecimal digits, in lower case; there is no other format.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the fingerprint's 16 bytes, big-endian.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 16 bytes.</exception>
    public void WriteTo(Span<byte> destination)
    {
        if (!BinaryPrimitives.TryWriteUInt128BigEndian(destination, Value)) throw new ArgumentException("A fold fingerprint takes 16 bytes.", nameof(destination));
    }

    /// <summary>Reads a fingerprint from its 16 bytes, big-endian.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not 16 bytes long.</exception>
    public static FoldFingerprint ReadFrom(ReadOnlySpan<byte> source)
        => source.Length == Size
            ? new FoldFingerprint(BinaryPrimitives.ReadUInt128BigEndian(source))
            : throw new ArgumentException("A fold fingerprint is 16 bytes.", nameof(source));
}
