using System.Collections.Immutable;
using Foldstream.Encoding;
using Foldstream.Pages;

namespace Foldstream;

/// <summary>
/// Writes and reads an append's metadata: nothing at all when it says nothing, else a MessagePack array of actor, correlation id,
/// causation id (each a str or nil) and a map of the headers.
/// </summary>
internal static class EventMetadataCodec
{
    private const int MemberCount = 4;

    public static byte[] Encode(EventMetadata metadata)
    {
        if (metadata.IsEmpty)
        {
            return [];
        }

        long most = WireWriter.MaxSizeOfArrayHeader + WireWriter.MaxSizeOfMapHeader
            + MaxSizeOf(metadata.Actor) + MaxSizeOf(metadata.CorrelationId) + MaxSizeOf(metadata.CausationId);
        foreach ((string name, string text) in metadata.Headers)
        {
            most += WireWriter.MaxSizeOfString(name) + WireWriter.MaxSizeOfString(text);
        }

        byte[] bytes = new byte[checked((int)most)];
        int position = 0;
        WireWriter.WriteArrayHeader(bytes, ref position, MemberCount);
        WriteText(bytes, ref position, metadata.Actor);
        WriteText(bytes, ref position, metadata.CorrelationId);
        WriteText(bytes, ref position, metadata.CausationId);
        WireWriter.WriteMapHeader(bytes, ref position, metadata.Headers.Count);
        foreach ((string name, string text) in metadata.Headers)
        {
            WireWriter.WriteString(bytes, ref position, name);
            WireWriter.WriteString(bytes, ref position, text);
        }

        return bytes[..position];
    }

    /// <summary>The metadata of a stored page.</summary>
    /// <exception cref="CorruptPageException">It is malformed.</exception>
    public static EventMetadata Of(scoped in StoredPage page)
    {
        try
        {
            return Decode(page.Metadata);
        }
        catch (MalformedPayloadException error)
        {
            throw new CorruptPageException(page.Stream, page.FirstVersion, page.FirstPosition, "its metadata is malformed", error);
        }
    }

    /// <exception cref="MalformedPayloadException">The bytes are not metadata.</exception>
    public static EventMetadata Decode(ReadOnlySpan<byte> metadata)
    {
        if (metadata.IsEmpty)
        {
            return EventMetadata.Empty;
        }

        try
        {
            return DecodeOpen(metadata);
        }
        catch (ProtectedMemberException error)
        {
            throw new MalformedPayloadException("Metadata holds a protected value, which only events may", error.Offset);
        }
    }

    private static EventMetadata DecodeOpen(ReadOnlySpan<byte> metadata)
    {
        int position = 0;
        int count = WireReader.ReadArrayHeader(metadata, ref position);
        if (count < MemberCount)
        {
            throw new MalformedPayloadException($"Metadata is an array of {MemberCount}, and this one is shorter", 0);
        }

        string? actor = ReadText(metadata, ref position);
        string? correlationId = ReadText(metadata, ref position);
        string? causationId = ReadText(metadata, ref position);
        ImmutableSortedDictionary<string, string> headers = ReadHeaders(metadata, ref position);
        WireReader.Skip(metadata, ref position, count - MemberCount);
        WireReader.EnsureEnd(metadata, position);
        return new EventMetadata { Actor = actor, CorrelationId = correlationId, CausationId = causationId, Headers = headers };
    }

    private static ImmutableSortedDictionary<string, string> ReadHeaders(ReadOnlySpan<byte> metadata, ref int position)
    {
        ImmutableSortedDictionary<string, string>.Builder headers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (int left = WireReader.ReadMapHeader(metadata, ref position); left > 0; left--)
        {
            int at = position;
            string name = WireReader.ReadString(metadata, ref position);
            string text = WireReader.ReadString(metadata, ref position);
            if (!headers.TryAdd(name, text))
            {
                throw new MalformedPayloadException("A header stands twice in the metadata", at);
            }
        }

        return headers.ToImmutable();
    }

    private static long MaxSizeOf(string? text) => text is null ? WireWriter.MaxSizeOfNil : WireWriter.MaxSizeOfString(text);

    private static void WriteText(Span<byte> bytes, ref int position, string? text)
    {
        if (text is null)
        {
            WireWriter.WriteNil(bytes, ref position);
        }
        else
        {
            WireWriter.WriteString(bytes, ref position, text);
        }
    }

    private static string? ReadText(ReadOnlySpan<byte> bytes, ref int position)
        => WireReader.TryReadNil(bytes, ref position) ? null : WireReader.ReadString(bytes, ref position);
}
