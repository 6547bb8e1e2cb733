using System.Collections.Concurrent;
using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>Reads all streams by position, a slice at a time. Between slices no lock is held, so that the WAL can be emptied.</summary>
internal sealed class LogReading(SqliteConnection connection, string location, ReaderLimits limits)
{
    private const int SlicePages = 256, SliceSize = 4 << 20;

    private readonly SqliteStatement _start = connection.Prepare("SELECT coalesce(max(position), 1) FROM pages WHERE position <= ?1");
    private readonly SqliteStatement _pages =
        connection.Prepare($"SELECT {PageRow.Columns}, p.stream FROM pages p WHERE p.position >= ?1 ORDER BY p.position");
    private readonly SqliteStatement _stream = connection.Prepare("SELECT tenant, category, key FROM streams WHERE id = ?1");

    /// <summary>Where the page that holds a position begins.</summary>
    public long StartOf(long position)
    {
        _start.Bind(1, position);
        _ = _start.Step();
        long start = _start.Int64(0);
        _start.Reset();
        return start;
    }

    /// <summary>Reads pages up to the end of the slice or of the log.</summary>
    /// <param name="from">The position with which the first page begins.</param>
    /// <param name="after">The position that the reader has finished: a first page that ends with it is passed by.</param>
    /// <param name="head">The position with which the log ended when the reading began.</param>
    /// <param name="names">The streams that were seen before.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The position to go on with; <see langword="null"/> when the consumer wants no more.</returns>
    /// <exception cref="StoreUnusableException">A position is missing.</exception>
    public long? ReadSlice(long from, long after, long head, ConcurrentDictionary<long, StreamName> names, IPageConsumer consumer,
        CancellationToken cancellationToken)
    {
        long next = from;
        int size = 0;
        _pages.Bind(1, from);
        try
        {
            for (int i = 0; i < SlicePages && size < SliceSize && next <= head; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!_pages.Step() || _pages.Int64(0) != next)
                {
                    throw new StoreUnusableException(location,
                        $"The database is damaged: position {next} is missing, although the store goes on to {head}. Restore it from a backup.");
                }

                StreamName name = NameOf(_pages.Int64(PageRow.ColumnCount), next, names);
                StoredPage page = PageRow.Open(_pages, name.Stream, name.Seed, limits);
                next = page.LastPosition + 1;
                size += page.Bytes.Length;
                if (page.LastPosition > after && !consumer.Consume(in page))
                {
                    return null;
                }
            }

            return next;
        }
        finally
        {
            _pages.Reset();
        }
    }

    private StreamName NameOf(long id, long position, ConcurrentDictionary<long, StreamName> names)
    {
        if (names.TryGetValue(id, out StreamName? known))
        {
            return known;
        }

        _stream.Bind(1, id);
        try
        {
            if (!_stream.Step())
            {
                throw new StoreUnusableException(location,
                    $"The database is damaged: the page at position {position} belongs to a stream that it lacks. Restore it from a backup.");
            }

            StreamName name = new(new StreamId(_stream.Text(0), _stream.Text(1), _stream.Text(2)));
            StreamName.Remember(names, id, name);
            return name;
        }
        catch (ArgumentException e)
        {
            throw new StoreUnusableException(location,
                $"The database is damaged: the stream with id {id} has an impossible name. Restore it from a backup.", e);
        }
        finally
        {
            _stream.Reset();
        }
    }
}
