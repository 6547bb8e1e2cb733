using System.Buffers.Binary;

namespace Foldstream.Pages;

/// <summary>
/// The layout of a page, format 1: a header of 16 bytes, then <c>count</c> frames. All integers are little-endian.
/// <c>docs/wire-format.md</c> is its specification.
/// </summary>
public static class PageFormat
{
    /// <summary>The format version that this build writes, and the only one that it reads.</summary>
    public const byte Version = 1;

    /// <summary>The size of a page's header in bytes: format u8, flags u8, reserved u16, count u32, frames' length u32, CRC-32C u32.</summary>
    public const int HeaderSize = 16;

    /// <summary>The size of a frame's header in bytes: payload length u32, event type id u16, flags u16.</summary>
    public const int FrameHeaderSize = 8;

    private const int ChecksumOffset = 12;

    /// <summary>The checksum's state after the stream id; the same for all pages of a stream.</summary>
    public static uint SeedOf(in StreamId stream)
    {
        Span<byte> text = stackalloc byte[(StreamId.MaxKeyLength * 2) + StreamId.MaxCategoryLength + 2];
        int length = Utf8.GetBytes(stream.Tenant, text);
        text[length++] = 0;
        length += Utf8.GetBytes(stream.Category, text[length..]);
        text[length++] = (byte)'/';
        length += Utf8.GetBytes(stream.Key, text[length..]);
        return Crc32C.Append(uint.MaxValue, text[..length]);
    }

    /// <summary>
    /// The CRC-32C of a page as stored: over the stream id, the append id, the time, the length of the metadata, the metadata, the first
    /// 12 bytes of the header, and the frames.
    /// </summary>
    public static uint ChecksumOf(scoped in PageAddress address, ReadOnlySpan<byte> page)
    {
        Span<byte> append = stackalloc byte[28];
        address.AppendId.WriteTo(append);
        BinaryPrimitives.WriteInt64LittleEndian(append[16..], StoredTime.Of(address.Time));
        BinaryPrimitives.WriteInt32LittleEndian(append[24..], address.Metadata.Length);
        uint crc = Crc32C.Append(address.StreamSeed, append);
        crc = Crc32C.Append(crc, address.Metadata);
        crc = Crc32C.Append(crc, page[..ChecksumOffset]);
        return ~Crc32C.Append(crc, page[HeaderSize..]);
    }

    /// <summary>Writes the header before the frames, which must be final.</summary>
    internal static void WriteHeader(Span<byte> page, int count, scoped in PageAddress address)
    {
        page[0] = Version;
        page[1] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(page[2..], 0);
        BinaryPrimitives.WriteInt32LittleEndian(page[4..], count);
        BinaryPrimitives.WriteInt32LittleEndian(page[8..], page.Length - HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(page[ChecksumOffset..], ChecksumOf(in address, page));
    }

    /// <summary>What is wrong with a page, or null when header and checksum hold.</summary>
    internal static string? FaultOf(ReadOnlySpan<byte> page, int count, scoped in PageAddress address)
    {
        // The version, and no flags: one number. What is wrong is found out where something is, in a method that a sound store never has compiled.
        return page.Length >= HeaderSize && BinaryPrimitives.ReadUInt32LittleEndian(page) == Version
            && BinaryPrimitives.ReadUInt32LittleEndian(page[8..]) == (uint)(page.Length - HeaderSize)
            && BinaryPrimitives.ReadUInt32LittleEndian(page[4..]) == (uint)count && count > 0
            && BinaryPrimitives.ReadUInt32LittleEndian(page[ChecksumOffset..]) == ChecksumOf(in address, page)
            ? null
            : Describe(page, in address);
    }

    private static string Describe(ReadOnlySpan<byte> page, scoped in PageAddress address)
    {
        if (page.Length < HeaderSize)
        {
            return $"it has {page.Length} bytes, fewer than its header";
        }

        if (page[0] != Version)
        {
            return $"its format version is {page[0]}, and this build reads {Version}; a newer build wrote it, or it is damaged";
        }

        if (page[1] != 0 || BinaryPrimitives.ReadUInt16LittleEndian(page[2..]) != 0)
        {
            return "its header has flags that this build doesn't know; a newer build wrote it, or it is damaged";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(page[8..]) != (uint)(page.Length - HeaderSize))
        {
            return "it is shorter or longer than its header says";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(page[ChecksumOffset..]) != ChecksumOf(in address, page))
        {
            return "its checksum fails";
        }

        return "it holds another number of events than its row says";
    }
}
