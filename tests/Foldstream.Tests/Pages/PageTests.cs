using System.Buffers.Binary;
using CsCheck;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Tests.Pages;

/// <summary>A page is opened as it was sealed, in its own place, or not at all.</summary>
public sealed class PageTests
{
    private static readonly StreamId Stream = new("order", "7f3a");
    private static readonly AppendId Append = new(new Guid("0199aabb-ccdd-7eef-8011-223344556677"));
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        // The standard's check value, over a page whose seed, id and header are the text and whose frames are empty.
        uint afterText = ~0xE3069283u;
        Span<byte> page = stackalloc byte[PageFormat.HeaderSize];
        Assert.Equal(PageFormat.ChecksumOf(new PageAddress(afterText, Append, Time), page), ReferenceCrc32C([.. "123456789"u8, .. Bytes(Append), .. Bytes(Time), .. new byte[4], .. page[..12]]));
        Assert.Equal(0xE3069283u, ReferenceCrc32C("123456789"u8));
        Assert.Equal(0x8A9136AAu, ReferenceCrc32C(new byte[32]));
        Assert.Equal(0x62A8AB43u, ReferenceCrc32C([.. Enumerable.Repeat((byte)0xff, 32)]));
    }

    [Fact]
    public void The_checksum_covers_stream_append_time_metadata_header_and_frames_in_that_order()
    {
        StreamId stream = new("acme", "order", "a/b");
        PageBuilder builder = new();
        builder.Add(new LineAdded("A", 1, 2m));
        byte[] page = builder.Seal([1], new PageAddress(PageFormat.SeedOf(stream), Append, Time, [1, 2, 3])).ToArray();
        byte[] covered = [.. "acme\0order/a/b"u8, .. Bytes(Append), .. Bytes(Time), 3, 0, 0, 0, 1, 2, 3, .. page[..12], .. page[16..]];
        Assert.Equal(ReferenceCrc32C(covered), BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(12)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(191)]
    [InlineData(192)]
    [InlineData(193)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(287)]
    [InlineData(288)]
    [InlineData(383)]
    [InlineData(384)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(1535)]
    [InlineData(1536)]
    [InlineData(1537)]
    [InlineData(8400)]
    public void The_checksum_is_the_same_however_many_lanes_compute_it(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.Equal(ReferenceCrc32C(bytes), ~Crc32C.Append(uint.MaxValue, bytes));
        int half = length / 2;
        Assert.Equal(ReferenceCrc32C(bytes), ~Crc32C.Append(Crc32C.Append(uint.MaxValue, bytes.AsSpan(0, half)), bytes.AsSpan(half)));
    }

    [Fact]
    public void Every_way_to_the_checksum_is_right_at_every_length()
    {
        byte[] bytes = new byte[1_700];
        new Random(5).NextBytes(bytes);
        foreach (int length in Enumerable.Range(0, 700).Concat(Enumerable.Range(1_500, 200)))
        {
            ReadOnlySpan<byte> all = bytes.AsSpan(0, length), first = all[..(length / 5)], rest = all[first.Length..];
            uint expected = ~ReferenceCrc32C(all), begun = Crc32C.AppendInLanes(uint.MaxValue, first);
            uint byMany = rest.Length < Crc32CFolding.LeastLength ? expected : Crc32C.AppendMany(begun, rest);
            Assert.Equal((length, expected, expected, expected, expected),
                (length, Crc32C.Append(begun, rest), Crc32C.AppendInLanes(begun, rest), Crc32C.AppendWords(begun, rest), byMany));
        }
    }

    [Fact]
    public void The_checksum_stays_right_when_a_program_has_warmed_up()
    {
        byte[] bytes = new byte[1 << 18];
        new Random(6).NextBytes(bytes);
        uint expected = ~ReferenceCrc32C(bytes);
        for (int i = 0; i < 8; i++) Assert.Equal(expected, Crc32C.Append(uint.MaxValue, bytes));
    }

    [Fact]
    public void What_was_added_is_read_frame_by_frame()
    {
        PageBuilder builder = new();
        builder.Add(new LineAdded("A", 1, 2m));
        builder.Add(new OrderClosed());
        builder.Add(new LineAdded("B", 3, 4m));
        Assert.Equal([LineAdded.EventType, OrderClosed.EventType], builder.EventTypes);
        Assert.Equal(OrderClosed.EventType, builder.TypeAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.TypeAt(3));
        byte[] bytes = builder.Seal([7, 65535], new PageAddress(PageFormat.SeedOf(Stream), Append, Time)).ToArray();
        Assert.Equal(builder.Size, bytes.Length);

        StoredPage page = Open(bytes, Stream, Append, 3);
        Assert.Equal((5, 7, 40, 42), (page.FirstVersion, page.LastVersion, page.FirstPosition, page.LastPosition));
        FrameReader frames = new(page);
        List<(int, long, long, LineAdded?)> read = [];
        while (frames.TryNext())
        {
            LineAdded line = default;
            if (frames.TypeId == 7)
            {
                LineAdded.DecodePayload(frames.Payload, ulong.MaxValue, out line);
            }

            read.Add((frames.TypeId, frames.Version, frames.Position, frames.TypeId == 7 ? line : null));
        }

        Assert.Equal([(7, 5, 40, new LineAdded("A", 1, 2m)), (65535, 6, 41, null), (7, 7, 42, new LineAdded("B", 3, 4m))], read);
        Assert.False(frames.TryNext());
    }

    [Fact]
    public void A_page_can_be_sealed_again_with_other_ids()
    {
        PageBuilder builder = new();
        builder.Add(new OrderClosed());
        uint seed = PageFormat.SeedOf(Stream);
        byte[] first = builder.Seal([1], new PageAddress(seed, Append, Time)).ToArray();
        byte[] second = builder.Seal([2], new PageAddress(seed, Append, Time)).ToArray();
        Assert.NotEqual(first, second);
        Assert.Equal(first, builder.Seal([1], new PageAddress(seed, Append, Time)).ToArray());
        Open(second, Stream, Append, 1);
    }

    [Fact]
    public void An_empty_page_is_not_sealed() => Assert.Throws<InvalidOperationException>(() => new PageBuilder().Seal([], new PageAddress(0, Append, Time)));

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        byte[] page = Seal(new PageBuilder(), Stream, Append, new LineAdded("SKU-1", 2, 9.95m), new LineAdded("SKU-22", 200, -1m));
        for (int bit = 0; bit < page.Length * 8; bit++)
        {
            byte[] damaged = [.. page];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<CorruptPageException>(() => Open(damaged, Stream, Append, 2));
        }
    }

    [Fact]
    public void Every_other_length_is_found()
    {
        byte[] page = Seal(new PageBuilder(), Stream, Append, new LineAdded("SKU-1", 2, 9.95m));
        for (int length = 0; length < page.Length; length++)
        {
            Assert.Throws<CorruptPageException>(() => Open(page[..length], Stream, Append, 1));
        }

        Assert.Throws<CorruptPageException>(() => Open([.. page, 0], Stream, Append, 1));
    }

    [Fact]
    public void A_page_in_the_wrong_row_is_found()
    {
        byte[] page = Seal(new PageBuilder(), Stream, Append, new LineAdded("SKU-1", 2, 9.95m));
        Open(page, Stream, Append, 1);
        Assert.Throws<CorruptPageException>(() => Open(page, new StreamId("order", "7f3b"), Append, 1));
        Assert.Throws<CorruptPageException>(() => Open(page, new StreamId("orders", "7f3a"), Append, 1));
        Assert.Throws<CorruptPageException>(() => Open(page, new StreamId("acme", "order", "7f3a"), Append, 1));
        Assert.Throws<CorruptPageException>(() => Open(page, Stream, AppendId.New(), 1));
        Assert.Throws<CorruptPageException>(() => Open(page, Stream, Append, 2));
    }

    [Fact]
    public void A_fault_names_stream_version_and_position()
    {
        byte[] page = Seal(new PageBuilder(), Stream, Append, new LineAdded("SKU-1", 2, 9.95m));
        page[0] = 2;
        CorruptPageException error = Assert.Throws<CorruptPageException>(() => Open(page, Stream, Append, 1));
        Assert.Equal((Stream, 5L, 40L), (error.Stream, error.Version, error.Position));
        Assert.Contains("its format version is 2, and this build reads 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0xff, "longer than the page")]
    [InlineData(3, 0x80, "longer than the page")]
    [InlineData(6, 0x01, "flags")]
    [InlineData(7, 0x80, "flags")]
    public void A_frame_that_can_not_be_one_is_found_though_the_checksum_holds(int at, byte value, string fault)
    {
        byte[] page = Seal(new PageBuilder(), Stream, Append, new LineAdded("SKU-1", 2, 9.95m));
        page[PageFormat.HeaderSize + at] = value;
        PageFormat.WriteHeader(page, 1, new PageAddress(PageFormat.SeedOf(Stream), Append, Time));
        CorruptPageException error = Assert.Throws<CorruptPageException>(() =>
        {
            FrameReader frames = new(Open(page, Stream, Append, 1));
            while (frames.TryNext())
            {
            }
        });
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_another_time_or_other_metadata_is_found()
    {
        PageBuilder builder = new();
        builder.Add(new LineAdded("SKU-1", 2, 9.95m));
        uint seed = PageFormat.SeedOf(Stream);
        byte[] page = builder.Seal([1], new PageAddress(seed, Append, Time, [0x91, 0xA1, 0x61])).ToArray();
        StoredPage.Open(Stream, seed, 1, 1, 1, Append, Time.ToOffset(TimeSpan.FromHours(2)), [0x91, 0xA1, 0x61], page);
        Assert.Throws<CorruptPageException>(() => StoredPage.Open(Stream, seed, 1, 1, 1, Append, Time.AddTicks(1), [0x91, 0xA1, 0x61], page).Count);
        Assert.Throws<CorruptPageException>(() => StoredPage.Open(Stream, seed, 1, 1, 1, Append, Time, [0x91, 0xA1, 0x62], page).Count);
        Assert.Throws<CorruptPageException>(() => StoredPage.Open(Stream, seed, 1, 1, 1, Append, Time, [], page).Count);
    }

    [Theory]
    [InlineData(long.MinValue, false)]
    [InlineData(-621355968000000000, true)]
    [InlineData(-621355968000000001, false)]
    [InlineData(0, true)]
    [InlineData(2534023007999999999, true)]
    [InlineData(2534023008000000000, false)]
    public void A_stored_time_is_between_the_years_1_and_9999(long stored, bool valid)
    {
        Assert.Equal(valid, StoredTime.IsValid(stored));
        if (valid)
        {
            Assert.Equal(stored, StoredTime.Of(StoredTime.ToTime(stored)));
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => StoredTime.ToTime(stored));
        }
    }

    [Fact]
    public void The_seed_tells_tenant_category_and_key_apart()
        => Assert.Equal(4, new[] { new StreamId("a", "b/c"), new StreamId("a", "b", "c"), new StreamId("a/b", "c", "d"), new StreamId("b", "a", "c") }
            .Select(id => PageFormat.SeedOf(id)).Distinct().Count());

    [Fact]
    public void The_longest_stream_id_has_a_seed()
    {
        string longest = string.Concat(Enumerable.Repeat("😀", 50));
        Assert.NotEqual(0u, PageFormat.SeedOf(new StreamId(longest, new string('a', 64), longest)));
    }

    [Fact]
    public void Random_bytes_are_never_a_page()
        => Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            if (bytes.Length >= PageFormat.HeaderSize)
            {
                // As plausible as it can be without the checksum.
                bytes.AsSpan(0, 4).Clear();
                bytes[0] = 1;
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 1);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length - PageFormat.HeaderSize);
            }

            Assert.Throws<CorruptPageException>(() => Open(bytes, Stream, Append, 1));
        }, iter: 1_000);

    private static byte[] Seal(PageBuilder builder, StreamId stream, AppendId append, params ReadOnlySpan<LineAdded> events)
    {
        foreach (LineAdded e in events)
        {
            builder.Add(in e);
        }

        return builder.Seal([1], new PageAddress(PageFormat.SeedOf(stream), append, Time)).ToArray();
    }

    private static StoredPage Open(byte[] bytes, StreamId stream, AppendId append, int count)
        => StoredPage.Open(stream, PageFormat.SeedOf(stream), 5, 40, count, append, Time, default, bytes);

    private static byte[] Bytes(DateTimeOffset time)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, StoredTime.Of(time));
        return bytes;
    }

    private static byte[] Bytes(AppendId append)
    {
        byte[] bytes = new byte[16];
        append.WriteTo(bytes);
        return bytes;
    }

    /// <summary>CRC-32C bit by bit: polynomial 1EDC6F41, reflected.</summary>
    private static uint ReferenceCrc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }
}
