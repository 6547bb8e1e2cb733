using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using Foldstream.Encoding;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Foldstream.Formatters;

/// <summary>Lets a formatter that <c>[Wire(Formatter = ...)]</c> names write and read a member of an event, for generated codecs.</summary>
/// <remarks>
/// A formatter is somebody else's code, and is given bytes that nobody has vouched for. It gets a copy of exactly one value that is known to be whole and
/// not deeply nested, and whatever it throws is the one typed error.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NamedFormatter
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="MalformedPayloadException">There is no value, or none that the formatter accepts and reads to its end.</exception>
    public static T Read<T>(ReadOnlySpan<byte> source, ref int position, IMessagePackFormatter<T?> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        int start = position;
        WireReader.SkipNested(source, ref position);
        if (WireReader.IsProtected(source, start))
        {
            throw new ProtectedMemberException(start);
        }

        MessagePackReader reader = new(source[start..position].ToArray());
        T? value;
        try
        {
            value = formatter.Deserialize(ref reader, Options.Untrusted);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Its message may hold what is stored, and is not passed on.
            throw new MalformedPayloadException($"The formatter '{formatter.GetType()}' does not accept a value: it threw '{e.GetType()}'", start);
        }

        if (value is null || !reader.End)
        {
            throw new MalformedPayloadException($"The formatter '{formatter.GetType()}' {(value is null ? "made null of a value" : "left a part of a value unread")}", start);
        }

        return value;
    }

    /// <summary>The size of a value in bytes.</summary>
    /// <exception cref="ArgumentException">The formatter did not write one value that a reader accepts.</exception>
    public static long SizeOf<T>(T value, IMessagePackFormatter<T?> formatter) => Serialize(value, formatter).Length;

    /// <summary>Writes a value.</summary>
    /// <exception cref="ArgumentException">The formatter did not write one value that a reader accepts.</exception>
    public static void Write<T>(Span<byte> destination, ref int position, T value, IMessagePackFormatter<T?> formatter)
    {
        ReadOnlySpan<byte> bytes = Serialize(value, formatter);
        bytes.CopyTo(destination[position..]);
        position += bytes.Length;
    }

    private static ReadOnlySpan<byte> Serialize<T>(T value, IMessagePackFormatter<T?> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        ArrayBufferWriter<byte> buffer = new();
        MessagePackWriter writer = new(buffer);
        formatter.Serialize(ref writer, value, Options.Untrusted);
        writer.Flush();
        int end = 0;
        string? wrong = null;
        try
        {
            WireReader.SkipNested(buffer.WrittenSpan, ref end);
        }
        catch (MalformedPayloadException e)
        {
            wrong = e.Message;
        }

        if (wrong is not null || end != buffer.WrittenCount)
        {
            throw new ArgumentException($"The formatter '{formatter.GetType()}' did not write one MessagePack value. {wrong ?? "It wrote several"}.", nameof(formatter));
        }

        // Where nil stands, a reader takes an object for null.
        return default(T) is not null || buffer.WrittenSpan[0] != WireCode.Nil
            ? buffer.WrittenSpan
            : throw new ArgumentException($"The formatter '{formatter.GetType()}' wrote nil for an object, which would be read as null.", nameof(formatter));
    }

    /// <summary>Made when the first formatter is used.</summary>
    private static class Options
    {
        /// <summary>
        /// What a formatter asks for other types: those of MessagePack's standard resolver, as anywhere else. It makes code at run time, so a
        /// program compiled ahead has the built-in types alone.
        /// </summary>
        public static readonly MessagePackSerializerOptions Untrusted = new MessagePackSerializerOptions(
            CompositeResolver.Create(
                NativeGuidResolver.Instance,
                NativeDecimalResolver.Instance,
                RuntimeFeature.IsDynamicCodeSupported ? StandardResolver.Instance : BuiltinResolver.Instance))
            .WithSecurity(MessagePackSecurity.UntrustedData);
    }
}
