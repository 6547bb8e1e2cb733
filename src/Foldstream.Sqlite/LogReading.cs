using System.Collections.Concurrent;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>Reads all streams by position, a slice at a time. Between slices no lock is held, so that the WAL can be emptied.</summary>
internal sealed class LogReading(SqliteConnection connection, string location, ReaderLimits limits, Deletions deletions)
{
    private const int PositionColumn = 0, RowColumn = 1, SlicePages = 256, SlicePassed = 8_192, SliceSize = 4 << 20;

    private readonly SqliteStatement _start = connection.Prepare("SELECT coalesce(max(position), 1) FROM positions WHERE position BETWEEN 1 AND ?1");
    private readonly SqliteStatement _positions =
        connection.Prepare("SELECT position, pages_id FROM positions WHERE position >= ?1 ORDER BY position");
    private readonly SqliteStatement _row = connection.Prepare("SELECT appends FROM pages WHERE id = ?1");
    private readonly SqliteStatement _stream = connection.Prepare("SELECT tenant, category, key FROM streams WHERE id = ?1");
    private readonly RowCache _rows = new();

    /// <summary>How many rows were looked up.</summary>
    public long RowsFetched { get; private set; }

    /// <summary>Reads the pages of all streams that a filter admits. Of the others only the place is looked at.</summary>
    /// <param name="after">The position that the reader has finished: the first page is the one that holds the next.</param>
    /// <param name="head">The position with which the log ended when the reading began.</param>
    /// <param name="filter">Which streams are wanted. It says nothing here about events.</param>
    /// <param name="names">The streams that were seen before.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <exception cref="StoreUnusableException">A position is missing.</exception>
    public void Read(long after, long head, EventFilter filter, ConcurrentDictionary<long, StreamName> names, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        try
        {
            AdmittedStreams? admitted = filter.Tenant is null && filter.Categories.IsEmpty ? null : new AdmittedStreams(filter);
            Slice slice = new(after, consumer, admitted) { Next = StartOf(after + 1) };
            while (slice.Next <= head && ReadSlice(ref slice, head, names, cancellationToken))
            {
            }
        }
        finally
        {
            _rows.Clear();
        }
    }

    /// <summary>Where the page that holds a position begins.</summary>
    private long StartOf(long position)
    {
        _start.Bind(1, position);
        _ = _start.Step();
        long start = _start.Int64(0);
        _start.Reset();
        return start;
    }

    /// <returns>Whether the consumer wants more.</returns>
    private bool ReadSlice(ref Slice slice, long head, ConcurrentDictionary<long, StreamName> names, CancellationToken cancellationToken)
    {
        (slice.Size, int pages, int passed) = (0, 0, 0);
        _positions.Bind(1, slice.Next);
        try
        {
            while (pages < SlicePages && passed < SlicePassed && slice.Size < SliceSize && slice.Next <= head)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!Step(ref slice, head))
                {
                    return true;
                }

                long id = _positions.Int64(RowColumn);
                if (slice.Admitted is { } admitted && !IsAdmitted(id, admitted, slice.Next, names))
                {
                    // How many events it has is not known: the next append begins somewhere behind it.
                    (slice.Next, slice.IsExact) = (slice.Next + 1, false);
                    passed++;
                    continue;
                }

                pages++;
                int place = _rows.Find(id, slice.Next);
                if (!(place < 0 ? TakeFromFile(id, head, names, ref slice) : TakeFromCache(place, ref slice)))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            _positions.Reset();
        }
    }

    /// <summary>Goes on to the next append.</summary>
    /// <returns>Whether there is one up to the head.</returns>
    private bool Step(ref Slice slice, long head)
    {
        long position = _positions.Step() ? _positions.Int64(PositionColumn) : long.MaxValue;
        if (slice.IsExact ? position != slice.Next : position < slice.Next)
        {
            throw Missing(slice.Next, head);
        }

        slice.Next = position > head ? head + 1 : position;
        return position <= head;
    }

    private bool IsAdmitted(long id, AdmittedStreams admitted, long position, ConcurrentDictionary<long, StreamName> names)
    {
        long stream = AppendRow.StreamOf(id);
        return admitted.Find(stream) ?? admitted.Learn(stream, NameOf(stream, position, names).Stream);
    }

    private bool TakeFromCache(int place, ref Slice slice)
    {
        StreamName name = _rows.NameAt(place);
        AppendRow row = _rows.At(place);
        row.MoveNext(name.Stream);
        long id = _rows.IdAt(place);
        _rows.Advance(place, in row);
        return Take(id, in row, name, ref slice);
    }

    // The statement by position is in the midst of its rows, and this one sees the file as that one does.
    private bool TakeFromFile(long id, long head, ConcurrentDictionary<long, StreamName> names, ref Slice slice)
    {
        _row.Bind(1, id);
        try
        {
            RowsFetched++;
            if (!_row.Step())
            {
                throw Missing(slice.Next, head);
            }

            StreamName name = NameOf(AppendRow.StreamOf(id), slice.Next, names);
            ReadOnlySpan<byte> bytes = _row.Blob(0);
            AppendRow row = new(id, bytes);
            do
            {
                if (!row.MoveNext(name.Stream))
                {
                    throw Missing(slice.Next, head);
                }
            }
            while (row.Position != slice.Next);

            _rows.Keep(id, name, bytes, in row);
            return Take(id, in row, name, ref slice);
        }
        finally
        {
            _row.Reset();
        }
    }

    /// <returns>Whether the consumer wants more.</returns>
    private bool Take(long id, scoped in AppendRow row, StreamName name, ref Slice slice)
    {
        slice.IsExact = true;
        slice.Admitted?.Follow(AppendRow.StreamOf(id), name.Stream, row.Version, row.NextVersion);
        if (row.IsDeleted)
        {
            deletions.Demand(name.Stream, id, in row);
            PassedEvents passed = row.ToPassed(name.Stream);
            slice.Next = passed.LastPosition + 1;
            return passed.LastPosition <= slice.After || slice.Consumer.Pass(in passed);
        }

        StoredPage page = row.Open(name.Stream, name.Seed, limits);
        slice.Next = page.LastPosition + 1;
        slice.Size += page.Bytes.Length;
        return page.LastPosition <= slice.After || slice.Consumer.Consume(in page);
    }

    private StoreUnusableException Missing(long position, long head)
        => new(location, $"The database is damaged: position {position} is missing, although the store goes on to {head}. Restore it from a backup.");

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

    private struct Slice(long after, IPageConsumer consumer, AdmittedStreams? admitted)
    {
        public readonly long After = after;
        public readonly IPageConsumer Consumer = consumer;

        /// <summary>The streams that are wanted; <see langword="null"/> for all.</summary>
        public readonly AdmittedStreams? Admitted = admitted;

        /// <summary>The position with which the next page begins, or the least that it may have.</summary>
        public long Next;

        /// <summary>Whether the next page begins at <see cref="Next"/>.</summary>
        public bool IsExact = true;

        /// <summary>The bytes of the pages that were read.</summary>
        public int Size;
    }
}
