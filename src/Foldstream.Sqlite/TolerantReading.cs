using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>
/// Reads for consumers that go on behind events that were set aside or damaged. It looks through each row before it hands anything out, and takes several
/// times as long for that as the other readings.
/// </summary>
internal sealed class TolerantReading(SqliteConnection connection, StreamRows streams, string location, ReaderLimits limits)
{
    private const int MostRows = 1024;

    private readonly SqliteStatement _stream = connection.Prepare("SELECT id, version FROM streams WHERE tenant = ?1 AND category = ?2 AND key = ?3");
    private readonly SqliteStatement _next = connection.Prepare("SELECT id, appends FROM pages WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT 1");
    private readonly SqliteStatement _before = connection.Prepare("SELECT id, appends FROM pages WHERE id <= ?1 AND id >= ?2 ORDER BY id DESC LIMIT 1");
    private readonly SqliteStatement _start = connection.Prepare("SELECT coalesce(max(position), 1) FROM positions WHERE position BETWEEN 1 AND ?1");
    private readonly SqliteStatement _position = connection.Prepare("SELECT position, pages_id FROM positions WHERE position >= ?1 ORDER BY position LIMIT 1");
    private readonly SqliteStatement _row = connection.Prepare("SELECT appends FROM pages WHERE id = ?1");
    private readonly RowMap _map = new(connection);
    private readonly Dictionary<long, RowContent> _rows = [];

    /// <returns>The stream's version, and whether the consumer wants more.</returns>
    public (long Version, bool GoesOn) ReadStream(in StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        (long id, long version) = FindStream(in stream);
        if (id == 0)
        {
            return (0, true);
        }

        SetAsideList aside = streams.ReadSetAside();
        return (version, direction == ReadDirection.Forward
            ? ReadForward(in stream, id, version, Math.Max(fromVersion, 1), aside, consumer, cancellationToken)
            : ReadBackward(in stream, id, Math.Min(fromVersion, version), aside, consumer, cancellationToken));
    }

    public void ReadLog(long after, long head, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        SetAsideList aside = streams.ReadSetAside();
        try
        {
            for (long next = StartOf(after + 1); next <= head;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (StreamId stream, RowContent content, RowAppend append) = AppendAt(next, head);
                if (append.Events.LastPosition > after && !Hand(in stream, content, in append, aside, consumer))
                {
                    return;
                }

                next = append.Events.LastPosition + 1;
            }
        }
        finally
        {
            _rows.Clear();
        }
    }

    private bool ReadForward(in StreamId stream, long id, long version, long from, SetAsideList aside, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        long due = from;
        long start = RowBefore(AppendRow.IdOf(id, Math.Min(from, AppendRow.MaxVersion)), AppendRow.IdOf(id, 0)) ?? AppendRow.IdOf(id, 0);
        while (Row(_next, in stream, start, AppendRow.IdOf(id, AppendRow.MaxVersion)) is var (row, content))
        {
            foreach (RowAppend append in content.Appends)
            {
                if (append.Events.LastVersion < due)
                {
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                DemandDue(append.Events.FirstVersion <= due, in stream, due, consumer);
                due = append.Events.LastVersion + 1;
                if (!Hand(in stream, content, in append, aside, consumer))
                {
                    return false;
                }
            }

            start = row + 1;
        }

        DemandDue(due > version, in stream, due, consumer);
        return true;
    }

    private bool ReadBackward(in StreamId stream, long id, long from, SetAsideList aside, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        long due = from, end = AppendRow.IdOf(id, Math.Max(from, 0));
        while (Row(_before, in stream, end, AppendRow.IdOf(id, 0)) is var (row, content))
        {
            for (int i = content.Appends.Count - 1; i >= 0; i--)
            {
                RowAppend append = content.Appends[i];
                if (append.Events.FirstVersion > due)
                {
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                DemandDue(append.Events.LastVersion >= due, in stream, due, consumer);
                due = append.Events.FirstVersion - 1;
                if (!Hand(in stream, content, in append, aside, consumer))
                {
                    return false;
                }
            }

            end = row - 1;
        }

        DemandDue(due <= 0, in stream, due, consumer);
        return true;
    }

    // Whoever looks for damage finds holes by itself.
    private static void DemandDue(bool isThere, in StreamId stream, long version, IPageConsumer consumer)
    {
        if (!isThere && (consumer.Tolerance & PageTolerance.Damaged) == 0)
        {
            throw StreamFault.Hole(in stream, version);
        }
    }

    private bool Hand(in StreamId stream, RowContent content, in RowAppend append, SetAsideList aside, IPageConsumer consumer)
    {
        if (append.IsDeleted)
        {
            PassedEvents deleted = append.Events;
            return consumer.Pass(in deleted);
        }

        if (append.Events.Damage is { } damage)
        {
            return aside.TryPass(damage, append.Events, consumer, out bool goesOn) ? goesOn : throw damage;
        }

        AppendRow row = new(content.Bytes, append.Start, append.Events.FirstVersion);
        row.MoveNext(in stream);
        StoredPage page = row.Open(in stream, PageFormat.SeedOf(stream), limits);
        return aside.HandOn(in page, consumer);
    }

    private (long Id, long Version) FindStream(in StreamId stream)
    {
        _stream.Bind(in stream);
        try
        {
            return _stream.Step() ? (_stream.Int64(0), _stream.Int64(1)) : default;
        }
        finally
        {
            _stream.Reset();
        }
    }

    private long? RowBefore(long id, long first)
    {
        _before.Bind(1, id);
        _before.Bind(2, first);
        try
        {
            return _before.Step() ? _before.Int64(0) : null;
        }
        finally
        {
            _before.Reset();
        }
    }

    private (long Id, RowContent Content)? Row(SqliteStatement statement, in StreamId stream, long from, long to)
    {
        statement.Bind(1, from);
        statement.Bind(2, to);
        try
        {
            return statement.Step() ? (statement.Int64(0), RowContent.Read(in stream, statement.Int64(0), statement.Blob(1).ToArray(), _map, limits)) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private long StartOf(long position)
    {
        _start.Bind(1, position);
        try
        {
            _ = _start.Step();
            return _start.Int64(0);
        }
        finally
        {
            _start.Reset();
        }
    }

    private (StreamId Stream, RowContent Content, RowAppend Append) AppendAt(long position, long head)
    {
        long id;
        _position.Bind(1, position);
        try
        {
            id = _position.Step() && _position.Int64(0) == position ? _position.Int64(1) : throw Missing(position, head);
        }
        finally
        {
            _position.Reset();
        }

        StreamId stream = NameOf(id, position);
        if (!_rows.TryGetValue(id, out RowContent? content) || content.Find(position) is null)
        {
            // It was not read yet, or was written since.
            if (_rows.Count >= MostRows)
            {
                _rows.Clear();
            }

            _rows[id] = content = ReadRow(in stream, id, position, head);
        }

        return (stream, content, content.Find(position) ?? throw Missing(position, head));
    }

    private RowContent ReadRow(in StreamId stream, long id, long position, long head)
    {
        _row.Bind(1, id);
        try
        {
            return _row.Step() ? RowContent.Read(in stream, id, _row.Blob(0).ToArray(), _map, limits) : throw Missing(position, head);
        }
        finally
        {
            _row.Reset();
        }
    }

    private StreamId NameOf(long row, long position) => streams.FindName(AppendRow.StreamOf(row)) ?? throw new StoreUnusableException(location,
        $"The database is damaged: the page at position {position} belongs to a stream that it lacks. Restore it from a backup.");

    private StoreUnusableException Missing(long position, long head)
        => new(location, $"The database is damaged: position {position} is missing, although the store goes on to {head}. Restore it from a backup.");
}
