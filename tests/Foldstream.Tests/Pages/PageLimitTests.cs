using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Tests.Pages;

/// <summary>An event over the limits is refused, and the page stays as it was.</summary>
public sealed class PageLimitTests
{
    // A line without its text: array and str headers of one byte, a small number, a decimal.
    private const int Rest = 1 + 1 + 1 + 18;

    [Fact]
    public void An_event_may_be_as_large_as_the_limit_and_no_larger()
    {
        PageBuilder page = new(new PageLimits { MaxEventSize = Rest + 20 });
        page.Add(Line(20));
        AppendTooLargeException error = Refused(page, Line(21));
        Assert.Equal((Rest + 21, Rest + 20), (error.Actual, error.Limit));
        Assert.Contains("'order-line-added'", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(PageLimits.MaxEventSize), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_far_over_the_limit_is_refused_before_it_is_written()
    {
        PageBuilder page = new(new PageLimits { MaxEventSize = 1000 });
        string text = new('x', 10_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused(page, new LineAdded(text, 1, 1));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void An_event_within_the_limit_is_taken_however_loose_the_bound_of_its_size_is()
    {
        // A nullable DateTimeOffset is bound by 19 bytes, and nil takes one.
        PageBuilder page = new(new PageLimits { MaxEventSize = 100 });
        page.Add(new LooselyBound(100, 1900));
        AppendTooLargeException error = Assert.Throws<AppendTooLargeException>(() => page.Add(new LooselyBound(101, 1919)));
        Assert.Equal(101, error.Actual);
    }

    [Fact]
    public void A_page_may_hold_as_many_events_as_the_limit_and_no_more()
    {
        PageBuilder page = new(new PageLimits { MaxEventCount = 3 });
        page.Add(Line(1));
        page.Add(Line(1));
        page.Add(Line(1));
        AppendTooLargeException error = Refused(page, Line(1));
        Assert.Equal((4L, 3L), (error.Actual, error.Limit));
        Assert.Contains(nameof(PageLimits.MaxEventCount), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_may_be_as_large_as_the_limit_and_no_larger()
    {
        int two = PageFormat.HeaderSize + (2 * (PageFormat.FrameHeaderSize + Rest + 10));
        PageBuilder page = new(new PageLimits { MaxAppendSize = two });
        page.Add(Line(10));
        Refused(page, Line(11));
        page.Add(Line(10));
        Assert.Equal(two, page.Size);
        Assert.Contains(nameof(PageLimits.MaxAppendSize), Refused(page, new OrderClosed()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_text_leaves_the_page_as_it_was()
    {
        PageBuilder page = new();
        page.Add(Line(3));
        byte[] before = Sealed(page);
        ArgumentException error = Assert.Throws<ArgumentException>(() => page.Add(new LineAdded("secret\ud800", 1, 1)));
        Assert.StartsWith("A text can't be stored: at index 6 of 7", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Sealed(page));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Limits_have_limits(int value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageLimits { MaxEventSize = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageLimits { MaxEventCount = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageLimits { MaxAppendSize = value });
    }

    private static LineAdded Line(int characters) => new(new string('x', characters), 1, 1);

    private static AppendTooLargeException Refused<TEvent>(PageBuilder page, TEvent e)
        where TEvent : IEvent<TEvent>
    {
        (int count, int size, byte[] frames, int types) = (page.Count, page.Size, page.Frames.ToArray(), page.EventTypes.Count);
        AppendTooLargeException error = Assert.Throws<AppendTooLargeException>(() => page.Add(in e));
        Assert.Equal((count, size, types), (page.Count, page.Size, page.EventTypes.Count));
        Assert.Equal(frames, page.Frames.ToArray());
        return error;
    }

    private static byte[] Sealed(PageBuilder page) => page.Seal([1], new PageAddress(0, new AppendId(Guid.AllBitsSet), default)).ToArray();

    private readonly record struct LooselyBound(int Size, long Bound) : IEvent<LooselyBound>
    {
        public static EventType EventType { get; } = new("loosely-bound", 1, "(Times: [datetimeoffset?])");

        public static long GetMaxPayloadSize(in LooselyBound e) => e.Bound;

        public static int EncodePayload(in LooselyBound e, Span<byte> destination) => e.Size;

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out LooselyBound e) => e = default;
    }
}
