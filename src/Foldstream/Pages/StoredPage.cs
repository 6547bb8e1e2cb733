namespace Foldstream.Pages;

/// <summary>One append as a store holds it, lent to a reader for the length of one call. Its checksum has been verified.</summary>
public readonly ref struct StoredPage
{
    private StoredPage(scoped in StreamId stream, long firstVersion, long firstPosition, int count, AppendId appendId, DateTimeOffset time,
        ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> frames)
    {
        Stream = stream;
        FirstVersion = firstVersion;
        FirstPosition = firstPosition;
        Count = count;
        AppendId = appendId;
        Time = time;
        Metadata = metadata;
        Frames = frames;
        Bytes = bytes;
    }

    /// <summary>The stream that the page belongs to.</summary>
    public StreamId Stream { get; }

    /// <summary>The version of the page's first event, from 1.</summary>
    public long FirstVersion { get; }

    /// <summary>The position of the page's first event in the store, from 1.</summary>
    public long FirstPosition { get; }

    /// <summary>How many events the page holds, at least 1.</summary>
    public int Count { get; }

    /// <summary>The append that wrote the page.</summary>
    public AppendId AppendId { get; }

    /// <summary>When the append was made, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The append's encoded <see cref="EventMetadata"/>; empty when it has none.</summary>
    public ReadOnlySpan<byte> Metadata { get; }

    /// <summary>The page as stored, header included.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The frames behind the header.</summary>
    public ReadOnlySpan<byte> Frames { get; }

    /// <summary>The version of the page's last event.</summary>
    public long LastVersion => FirstVersion + Count - 1;

    /// <summary>The position of the page's last event.</summary>
    public long LastPosition => FirstPosition + Count - 1;

    /// <summary>A run of the page's events as a page of its own. Its <see cref="Bytes"/> are those of the whole page.</summary>
    internal StoredPage Slice(int start, int count)
    {
        FrameReader frames = new(in this);
        for (int i = 0; i < start; i++)
        {
            frames.TryNext();
        }

        int begin = Frames.Length - frames.RestLength;
        for (int i = 0; i < count; i++)
        {
            frames.TryNext();
        }

        return new StoredPage(Stream, FirstVersion + start, FirstPosition + start, count, AppendId, Time, Metadata, Bytes, Frames[begin..(Frames.Length - frames.RestLength)]);
    }

    /// <summary>Opens a page that a store has read: checks it against the host's limits, and verifies its header and checksum.</summary>
    /// <param name="stream">The stream of the row.</param>
    /// <param name="streamSeed"><see cref="PageFormat.SeedOf"/> of that stream.</param>
    /// <param name="firstVersion">The first version of the row.</param>
    /// <param name="firstPosition">The first position of the row.</param>
    /// <param name="count">The number of events of the row.</param>
    /// <param name="appendId">The append id of the row.</param>
    /// <param name="time">The time of the row.</param>
    /// <param name="metadata">The metadata of the row.</param>
    /// <param name="bytes">The page of the row.</param>
    /// <param name="limits">What the host reads; <see langword="null"/> for <see cref="ReaderLimits.Default"/>.</param>
    /// <exception cref="CorruptPageException">The page is damaged, not the page of this row, or over the limits.</exception>
    public static StoredPage Open(scoped in StreamId stream, uint streamSeed, long firstVersion, long firstPosition, int count, AppendId appendId,
        DateTimeOffset time, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> bytes, ReaderLimits? limits = null)
    {
        limits ??= ReaderLimits.Default;
        if (!limits.Admit(bytes, count, metadata))
        {
            throw CorruptPageException.Over(limits.ExcessOf(bytes, count, metadata), stream, firstVersion, firstPosition);
        }

        return PageFormat.FaultOf(bytes, count, new PageAddress(streamSeed, appendId, time, metadata)) is { } fault
            ? throw new CorruptPageException(stream, firstVersion, firstPosition, fault)
            : new StoredPage(stream, firstVersion, firstPosition, count, appendId, time, metadata, bytes, bytes[PageFormat.HeaderSize..]);
    }
}
