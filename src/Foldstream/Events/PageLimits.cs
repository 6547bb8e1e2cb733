using Foldstream.Pages;

namespace Foldstream.Events;

/// <summary>How large an append may be. Checked while events are added, before anything is written.</summary>
public sealed record PageLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static PageLimits Default { get; } = new();

    /// <summary>The largest payload of one event in bytes: 1 to 16 MiB; the default is 1 MiB.</summary>
    public int MaxEventSize { get; init => field = ReaderLimits.InRange(value, ReaderLimits.LargestEvent); } = 1 << 20;

    /// <summary>The most events in one append: 1 to 1,000,000; the default is 10,000.</summary>
    public int MaxEventCount { get; init => field = ReaderLimits.InRange(value, ReaderLimits.LargestCount); } = 10_000;

    /// <summary>The largest append in bytes, headers included: 1 to 512 MiB; the default is 16 MiB.</summary>
    public int MaxAppendSize { get; init => field = ReaderLimits.InRange(value, ReaderLimits.LargestAppend); } = 1 << 24;

    /// <summary>The largest metadata of one append in bytes, encoded: 1 to 1 MiB; the default is 64 KiB.</summary>
    public int MaxMetadataSize { get; init => field = ReaderLimits.InRange(value, ReaderLimits.LargestMetadata); } = 1 << 16;

    /// <summary>Checks that a host can read all that it may write. For those who write a store.</summary>
    /// <param name="readers">What the host reads.</param>
    /// <exception cref="ArgumentException">It could write what it would then refuse to read; the message names both limits.</exception>
    public void EnsureReadable(ReaderLimits readers)
    {
        ArgumentNullException.ThrowIfNull(readers);
        Check(nameof(MaxEventSize), MaxEventSize, readers.MaxEventSize);
        Check(nameof(MaxEventCount), MaxEventCount, readers.MaxEventCount);
        Check(nameof(MaxAppendSize), MaxAppendSize, readers.MaxAppendSize);
        Check(nameof(MaxMetadataSize), MaxMetadataSize, readers.MaxMetadataSize);

        void Check(string name, int written, int read)
        {
            if (written > read)
            {
                throw new ArgumentException(
                    $"This host would write up to {written} and read up to {read}. Lower {nameof(PageLimits)}.{name} too, or raise {nameof(ReaderLimits)}.{name}.", nameof(readers));
            }
        }
    }
}
