using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Foldstream;

/// <summary>
/// Identifies one append. Appending under an id that the stream already holds stores nothing and returns the first result.
/// The default value is empty and stands for "make a new one" where options are given.
/// </summary>
/// <param name="Value">The identifier; 16 bytes, written big-endian.</param>
public readonly record struct AppendId(Guid Value) : ISpanFormattable, IParsable<AppendId>
{
    /// <summary>Whether this is the default value, which no stored append has.</summary>
    public bool IsEmpty => Value == Guid.Empty;

    /// <summary>A new id (UUID version 7, so that ids sort by time).</summary>
    public static AppendId New() => new(Guid.CreateVersion7());

    /// <summary>
    /// The id that belongs to a message: the same arguments always give the same id, so a redelivered message is recognised.
    /// The id is a UUID version 8 made of the first 16 bytes of SHA-256 over both texts in UTF-8, each with its length before it.
    /// </summary>
    /// <param name="source">What delivered the message, such as <c>kafka</c> or a queue's name.</param>
    /// <param name="messageId">The message's own id within that source.</param>
    public static AppendId From(string source, string messageId)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        int first = Utf8.GetByteCount(source), second = Utf8.GetByteCount(messageId);
        byte[] text = new byte[8 + first + second];
        BinaryPrimitives.WriteInt32LittleEndian(text, first);
        Utf8.GetBytes(source, text.AsSpan(4));
        BinaryPrimitives.WriteInt32LittleEndian(text.AsSpan(4 + first), second);
        Utf8.GetBytes(messageId, text.AsSpan(8 + first));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new AppendId(new Guid(hash[..16], bigEndian: true));
    }

    /// <summary>Reads an id from the text that <see cref="ToString()"/> gives, or any other form of a UUID.</summary>
    /// <exception cref="FormatException">The text is not a UUID.</exception>
    public static AppendId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AppendId result)
    {
        bool parsed = Guid.TryParse(s, provider, out Guid value);
        result = new AppendId(value);
        return parsed;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(string.IsNullOrEmpty(format) ? "N" : format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Value.TryFormat(destination, out charsWritten, format.IsEmpty ? "N" : format);

    /// <summary>Writes the id's 16 bytes, big-endian.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 16 bytes.</exception>
    public void WriteTo(Span<byte> destination)
    {
        if (!Value.TryWriteBytes(destination, bigEndian: true, out _))
        {
            throw new ArgumentException("An append id takes 16 bytes.", nameof(destination));
        }
    }

    /// <summary>Reads an id from its 16 bytes, big-endian.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is not 16 bytes long.</exception>
    public static AppendId ReadFrom(ReadOnlySpan<byte> source) => new(new Guid(source, bigEndian: true));
}
