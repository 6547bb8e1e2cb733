using System.Buffers.Binary;

namespace Foldstream.Pages;

/// <summary>
/// How large a stored page may be, and what is in it, for this host to read it. Checked when a page is opened, before anything of it is
/// decoded or allocated; what is larger is a <see cref="CorruptPageException"/> that names the limit.
/// </summary>
/// <remarks>
/// By default they are the largest that any host can write, so that nothing which was acknowledged is ever refused. A host that reads what
/// others wrote may lower them, but not below what it writes itself. All else that a payload claims (lengths, counts, nesting) is bounded by
/// the bytes that the event has, so these limits bound it too.
/// </remarks>
public sealed record ReaderLimits
{
    // The largest that any host can write, and so what is read where nothing else is said.
    internal const int LargestEvent = 1 << 24, LargestCount = 1_000_000, LargestAppend = 1 << 29, LargestMetadata = 1 << 20;

    /// <summary>The limits that hold where none are given: what any host can write.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>The largest payload of one event in bytes: 1 to 16 MiB; the default is 16 MiB.</summary>
    public int MaxEventSize { get; init => field = InRange(value, LargestEvent); } = LargestEvent;

    /// <summary>The most events in one append: 1 to 1,000,000; the default is 1,000,000.</summary>
    public int MaxEventCount { get; init => field = InRange(value, LargestCount); } = LargestCount;

    /// <summary>The largest append in bytes, headers included: 1 to 512 MiB; the default is 512 MiB.</summary>
    public int MaxAppendSize { get; init => field = InRange(value, LargestAppend); } = LargestAppend;

    /// <summary>The largest metadata of one append in bytes, encoded: 1 to 1 MiB; the default is 1 MiB.</summary>
    public int MaxMetadataSize { get; init => field = InRange(value, LargestMetadata); } = LargestMetadata;

    /// <summary>Whether a page is within the limits. Nothing has been verified yet, so nothing is believed.</summary>
    internal bool Admit(ReadOnlySpan<byte> page, int count, ReadOnlySpan<byte> metadata)
        => page.Length <= MaxAppendSize && count <= MaxEventCount && metadata.Length <= MaxMetadataSize
            // An event can't be larger than its page: the frames of most pages need no look.
            && (page.Length - PageFormat.HeaderSize - PageFormat.FrameHeaderSize <= MaxEventSize || LargestEventIn(page) <= MaxEventSize);

    /// <summary>What of a page is over the limits, if it is not within them.</summary>
    internal Excess ExcessOf(ReadOnlySpan<byte> page, int count, ReadOnlySpan<byte> metadata)
        => page.Length > MaxAppendSize ? new Excess("the append's size in bytes", page.Length, MaxAppendSize, nameof(MaxAppendSize))
            : count > MaxEventCount ? new Excess("the number of events in the append", count, MaxEventCount, nameof(MaxEventCount))
            : metadata.Length > MaxMetadataSize ? new Excess("the size of the append's metadata in bytes", metadata.Length, MaxMetadataSize, nameof(MaxMetadataSize))
            : new Excess("the size of an event's payload in bytes", LargestEventIn(page), MaxEventSize, nameof(MaxEventSize));

    /// <exception cref="ArgumentOutOfRangeException">The limit is not from 1 to the most that it can be.</exception>
    internal static int InRange(int value, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    /// <summary>The largest payload that is there. Frames that can't be are left to the reader of the frames.</summary>
    private static int LargestEventIn(ReadOnlySpan<byte> page)
    {
        int largest = 0;
        ReadOnlySpan<byte> rest = page[PageFormat.HeaderSize..];
        while (rest.Length >= PageFormat.FrameHeaderSize
            && BinaryPrimitives.ReadUInt32LittleEndian(rest) is var length && length <= (uint)(rest.Length - PageFormat.FrameHeaderSize))
        {
            largest = Math.Max(largest, (int)length);
            rest = rest[(PageFormat.FrameHeaderSize + (int)length)..];
        }

        return largest;
    }

    /// <summary>What is over a limit.</summary>
    internal sealed record Excess(string What, int Size, int Limit, string Option);
}
