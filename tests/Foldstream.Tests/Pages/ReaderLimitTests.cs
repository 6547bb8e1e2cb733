using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Pages;

/// <summary>A host reads what is within its limits; what is larger is refused before it is looked into, with the limit's name.</summary>
public sealed class ReaderLimitTests
{
    private static readonly StreamId Stream = StreamId.Parse("order/7f3a");
    private static readonly AppendId Append = AppendId.From("test", "1");
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Metadata = [0x94, 0xa4, 0x61, 0x6e, 0x6e, 0x61, 0xc0, 0xc0, 0x80];

    [Fact]
    public void What_is_as_large_as_the_limits_is_read()
    {
        byte[] page = Page(out int largest);
        ReaderLimits limits = new() { MaxEventSize = largest, MaxEventCount = 3, MaxAppendSize = page.Length, MaxMetadataSize = Metadata.Length };
        Assert.Equal(3, Open(page, limits));
    }

    [Fact]
    public void What_is_larger_is_refused_by_the_name_of_the_limit()
    {
        byte[] page = Page(out int largest);
        Refused(page, new ReaderLimits { MaxEventSize = largest - 1 }, "the size of an event's payload in bytes", nameof(ReaderLimits.MaxEventSize));
        Refused(page, new ReaderLimits { MaxEventCount = 2 }, "the number of events in the append", nameof(ReaderLimits.MaxEventCount));
        Refused(page, new ReaderLimits { MaxAppendSize = page.Length - 1 }, "the append's size in bytes", nameof(ReaderLimits.MaxAppendSize));
        Refused(page, new ReaderLimits { MaxMetadataSize = Metadata.Length - 1 }, "the size of the append's metadata in bytes", nameof(ReaderLimits.MaxMetadataSize));
    }

    [Fact]
    public void A_page_that_is_too_large_is_not_looked_into()
    {
        CorruptPageException error = Assert.Throws<CorruptPageException>(() => Open(new byte[1_000], new ReaderLimits { MaxAppendSize = 999 }));
        Assert.DoesNotContain("format", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_cannot_be_are_told_as_what_they_are()
    {
        // The first frame claims more than the page has.
        byte[] page = Page(out _);
        page[16] = page[17] = page[18] = page[19] = 0xff;
        CorruptPageException error = Assert.Throws<CorruptPageException>(() => Open(page, new ReaderLimits { MaxEventSize = 1 }));
        Assert.Contains("its checksum fails", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void By_default_all_that_can_be_written_can_be_read()
    {
        PageLimits largest = new() { MaxEventSize = 1 << 24, MaxEventCount = 1_000_000, MaxAppendSize = 1 << 29, MaxMetadataSize = 1 << 20 };
        largest.EnsureReadable(ReaderLimits.Default);
        PageLimits.Default.EnsureReadable(ReaderLimits.Default);
        using InMemoryEventStore store = new(largest);
        Assert.Same(largest, store.Limits);
    }

    [Fact]
    public void A_host_can_read_all_that_it_writes()
    {
        ReaderLimits few = new() { MaxEventCount = 9_999 };
        ArgumentException error = Assert.Throws<ArgumentException>(() => new InMemoryEventStore(null, few));
        Assert.Contains("Lower PageLimits.MaxEventCount too, or raise ReaderLimits.MaxEventCount.", error.Message, StringComparison.Ordinal);
        using InMemoryEventStore store = new(new PageLimits { MaxEventCount = 9_999 }, few);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_limit_is_within_its_range(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReaderLimits { MaxEventSize = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReaderLimits { MaxEventCount = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReaderLimits { MaxAppendSize = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReaderLimits { MaxMetadataSize = value });
    }

    private static void Refused(byte[] page, ReaderLimits limits, string what, string limit)
    {
        CorruptPageException error = Assert.Throws<CorruptPageException>(() => Open(page, limits));
        Assert.Equal((Stream, 5, 40), (error.Stream, error.Version, error.Position));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Raise ReaderLimits.{limit} if it is meant to be so large.", error.Message, StringComparison.Ordinal);
    }

    private static int Open(byte[] page, ReaderLimits limits)
        => StoredPage.Open(Stream, PageFormat.SeedOf(Stream), 5, 40, 3, Append, Time, Metadata, page, limits).Count;

    private static byte[] Page(out int largest)
    {
        PageBuilder builder = new();
        builder.Add(new LineAdded("a", 1, 1m));
        int before = builder.Size;
        builder.Add(new LineAdded(new string('x', 100), 1, 1m));
        largest = builder.Size - before - PageFormat.FrameHeaderSize;
        builder.Add(new LineAdded("b", 1, 1m));
        return builder.Seal([1], new PageAddress(PageFormat.SeedOf(Stream), Append, Time, Metadata)).ToArray();
    }
}
