using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>The continuity of a stream's pages: whatever is read follows on what was read before, up to the version of the stream's row.</summary>
internal static class StreamFault
{
    public static CorruptPageException Hole(in StreamId stream, long version)
        => new(stream, version, 0, "it is missing, although the stream goes on to it");

    public static CorruptPageException EmptyRow(in StreamId stream, long version)
        => new(stream, version, 0, "its row is empty");

    public static CorruptPageException NotDeleted(in StreamId stream, scoped in AppendRow append)
        => new(stream, append.Version, append.Position, "its row says that it was deleted, and its stream was not");

    /// <summary>Checks a page that is read after those with lower versions.</summary>
    /// <param name="page">The page.</param>
    /// <param name="next">The version that is due: a first page holds it, others begin with it.</param>
    /// <param name="isFirst">Whether the page is the first.</param>
    /// <param name="version">The stream's version.</param>
    public static void CheckForward(in StoredPage page, long next, bool isFirst, long version)
    {
        if (page.FirstVersion > next)
        {
            throw Hole(page.Stream, next);
        }

        if (page.FirstVersion < next && !isFirst)
        {
            throw Overlap(page);
        }

        CheckEnd(page, version);
    }

    /// <summary>Checks a page that is read after those with higher versions.</summary>
    /// <param name="page">The page.</param>
    /// <param name="last">The version that is due: a first page holds it, others end with it.</param>
    /// <param name="isFirst">Whether the page is the first.</param>
    /// <param name="version">The stream's version.</param>
    public static void CheckBackward(in StoredPage page, long last, bool isFirst, long version)
    {
        if (page.LastVersion < last)
        {
            throw Hole(page.Stream, page.LastVersion + 1);
        }

        if (page.LastVersion > last && !isFirst)
        {
            throw Overlap(page);
        }

        CheckEnd(page, version);
    }

    /// <summary>
    /// Checks that a stream's pages lie in the store in the order of their versions. The checksum covers what belongs to an append, and
    /// neither is known when it is made; pages whose versions were exchanged would be found by nothing else.
    /// </summary>
    /// <param name="page">The page with the higher versions.</param>
    /// <param name="before">The position of the last event of the page with the lower versions.</param>
    public static void CheckOrder(in StoredPage page, long before)
    {
        if (page.FirstPosition <= before)
        {
            throw OutOfOrder(page);
        }
    }

    /// <summary>Checks the same of a page that is read before <paramref name="after"/>, the position of the first event of the page behind it.</summary>
    public static void CheckOrderBackward(in StoredPage page, long after)
    {
        if (page.LastPosition >= after)
        {
            throw OutOfOrder(page);
        }
    }

    private static CorruptPageException OutOfOrder(in StoredPage page)
        => new(page.Stream, page.FirstVersion, page.FirstPosition, "its position and its version disagree about which page of the stream is the older one");

    private static void CheckEnd(in StoredPage page, long version)
    {
        if (page.LastVersion > version)
        {
            throw new CorruptPageException(page.Stream, page.FirstVersion, page.FirstPosition, $"it goes beyond the stream's version, {version}");
        }
    }

    private static CorruptPageException Overlap(in StoredPage page)
        => new(page.Stream, page.FirstVersion, page.FirstPosition, "it overlaps another page of its stream");
}
