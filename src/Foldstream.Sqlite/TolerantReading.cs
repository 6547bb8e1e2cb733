using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>
/// Reads for consumers that go on behind events that were set aside or damaged. It looks through each row before it hands anything out, and takes several
/// times as long for that as the other readings.
/// </summary>
internal sealed partial class TolerantReading(SqliteConnection connection, StreamRows streams, Deletions deletions, string location, ReaderLimits limits)
{
    private const int MostRows = 1024, SliceAppends = 256;

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
        // Unless the streams around this one are read in one view already.
        bool begins = connection.IsIdle;
        if (begins)
        {
            connection.Execute("BEGIN");
        }

        try
        {
            return ReadInView(in stream, fromVersion, direction, consumer, cancellationToken);
        }
        finally
        {
            if (begins)
            {
                connection.Rollback();
            }
        }
    }

    private (long Version, bool GoesOn) ReadInView(in StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken)
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
            return statement.Step() ? (statement.Int64(0), RowContent.Read(in stream, statement.Int64(0), statement.Blob(1).ToArray(), _map, deletions, limits)) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
