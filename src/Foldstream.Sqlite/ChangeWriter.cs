using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>Changes what streams are, and sets events aside, inside the writer's open transaction.</summary>
internal sealed class ChangeWriter(SqliteConnection connection, string location)
{
    private readonly StreamRows _streams = new(connection, location);
    private readonly RowMap _map = new(connection);
    private readonly Deletions _deletions = new(connection);
    private readonly SqliteStatement _id = connection.Prepare("SELECT id FROM streams WHERE tenant = ?1 AND category = ?2 AND key = ?3");
    private readonly SqliteStatement _setState = connection.Prepare("UPDATE streams SET state = ?2 WHERE id = ?1");
    private readonly SqliteStatement _addChange = connection.Prepare("""
        INSERT INTO stream_changes (stream, state, metadata, revision, actor, reason, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """);

    private readonly SqliteStatement _clearMetadata = connection.Prepare("UPDATE stream_changes SET metadata = '{}' WHERE stream = ?1 AND metadata <> '{}'");
    private readonly SqliteStatement _rowsOf = connection.Prepare("SELECT id FROM pages WHERE id BETWEEN ?1 << 32 AND (?1 << 32) + 4294967295 ORDER BY id");
    private readonly SqliteStatement _row = connection.Prepare("SELECT appends FROM pages WHERE id = ?1");
    private readonly SqliteStatement _setRow = connection.Prepare("UPDATE pages SET appends = ?2 WHERE id = ?1");
    private readonly SqliteStatement _removeIds = connection.Prepare("DELETE FROM append_ids WHERE append_id = ?1 AND pages_id = ?2");
    private readonly SqliteStatement _removeAllIds = connection.Prepare("DELETE FROM append_ids WHERE pages_id = ?1");
    private readonly SqliteStatement _removeSnapshots = connection.Prepare("DELETE FROM snapshots WHERE stream = ?1");
    private readonly SqliteStatement _rowOf = connection.Prepare("""
        SELECT position, pages_id FROM positions WHERE position = (SELECT max(position) FROM positions WHERE position <= ?1) AND ?1 <= (SELECT position FROM head)
        """);

    private readonly SqliteStatement _addRecord = connection.Prepare("""
        INSERT INTO set_aside (stream, version, position, count, actor, reason, time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """);

    private readonly SqliteStatement _takeBack = connection.Prepare("""
        UPDATE set_aside SET back_actor = ?2, back_reason = ?3, back_time = ?4
        WHERE id = (SELECT min(id) FROM set_aside WHERE back_time IS NULL AND position <= ?1 AND ?1 < position + count)
        """);

    public StreamInfo Change(StreamChange change)
    {
        StreamInfo before = _streams.Find(change.Stream) ?? throw new StreamNotFoundException(change.Stream);
        StreamInfo after = before.With(change);
        if (ReferenceEquals(before, after))
        {
            return before;
        }

        long id = IdOf(change.Stream);
        if (after.State == StreamState.Deleted)
        {
            // Before the state says so: what looks deleted now is damaged.
            Delete(change.Stream, id);
        }

        if (after.State != before.State)
        {
            _setState.Bind(1, id);
            _setState.Bind(2, (long)after.State);
            _setState.Run();
        }

        _addChange.Bind(1, id);
        _addChange.Bind(2, (long)after.State);
        _addChange.BindText(3, MetadataText.Write(after.Metadata));
        _addChange.Bind(4, after.MetadataRevision);
        Bind(_addChange, 5, change.Audit);
        _addChange.Run();
        return after;
    }

    public EventsSetAside SetAside(long position, Audit audit)
    {
        if (_streams.ReadSetAside().Find(position) is { } held)
        {
            return held;
        }

        PassedEvents events = EventsAt(position);
        _addRecord.Bind(1, IdOf(events.Stream));
        _addRecord.Bind(2, events.FirstVersion);
        _addRecord.Bind(3, events.FirstPosition);
        _addRecord.Bind(4, events.Count);
        Bind(_addRecord, 5, audit);
        _addRecord.Run();
        return new EventsSetAside(events.Stream, events.FirstVersion, events.FirstPosition, events.Count, audit);
    }

    public EventsSetAside? TakeBack(long position, Audit audit)
    {
        if (_streams.ReadSetAside().Find(position) is not { } held)
        {
            return null;
        }

        _takeBack.Bind(1, position);
        Bind(_takeBack, 2, audit);
        _takeBack.Run();
        return held with { TakenBack = audit };
    }

    private static void Bind(SqliteStatement statement, int parameter, Audit audit)
    {
        statement.BindText(parameter, audit.Actor);
        statement.BindText(parameter + 1, audit.Reason);
        statement.Bind(parameter + 2, StoredTime.Of(audit.Time));
    }

    private long IdOf(in StreamId stream)
    {
        _id.Bind(in stream);
        try
        {
            return _id.Step() ? _id.Int64(0) : throw new StreamNotFoundException(stream);
        }
        finally
        {
            _id.Reset();
        }
    }

    private void Delete(in StreamId stream, long id)
    {
        _clearMetadata.Bind(1, id);
        _clearMetadata.Run();
        _removeSnapshots.Bind(1, id);
        _removeSnapshots.Run();
        foreach (long row in RowsOf(id))
        {
            DeleteRow(in stream, row);
        }
    }

    private List<long> RowsOf(long stream)
    {
        List<long> rows = [];
        _rowsOf.Bind(1, stream);
        try
        {
            while (_rowsOf.Step())
            {
                rows.Add(_rowsOf.Int64(0));
            }
        }
        finally
        {
            _rowsOf.Reset();
        }

        return rows;
    }

    private void DeleteRow(in StreamId stream, long id)
    {
        RowContent content = ReadRow(in stream, id);
        byte[] left = new byte[content.Appends.Count * AppendRow.DeletedSize];
        bool isDamaged = false;
        for (int i = 0; i < content.Appends.Count; i++)
        {
            RowAppend append = content.Appends[i];
            AppendRow.WriteDeleted(left.AsSpan(i * AppendRow.DeletedSize), append.Events.FirstPosition, append.Events.Count);
            isDamaged |= append.Events.Damage is not null;
            if (append.Events.Damage is null)
            {
                _removeIds.Bind(1, content.Bytes.AsSpan(append.Start + 8, 16));
                _removeIds.Bind(2, id);
                _removeIds.Run();
            }
        }

        if (isDamaged)
        {
            // What they are can't be read any more, and searching for them takes its time.
            _removeAllIds.Bind(1, id);
            _removeAllIds.Run();
        }

        _setRow.Bind(1, id);
        _setRow.Bind(2, left);
        _setRow.Run();
    }

    /// <summary>The event at a position; all of its append when that is damaged.</summary>
    private PassedEvents EventsAt(long position)
    {
        _rowOf.Bind(1, position);
        long id;
        try
        {
            id = _rowOf.Step() ? _rowOf.Int64(1) : throw NoEvent(position);
        }
        finally
        {
            _rowOf.Reset();
        }

        foreach (RowAppend append in ReadRow(NameOf(id), id).Appends)
        {
            PassedEvents events = append.Events;
            if (events.FirstPosition <= position && position <= events.LastPosition)
            {
                return append.IsDeleted ? throw NoEvent(position)
                    : events.Damage is not null ? events
                    : events with { FirstVersion = events.FirstVersion + (position - events.FirstPosition), FirstPosition = position, Count = 1 };
            }
        }

        throw NoEvent(position);
    }

    private RowContent ReadRow(in StreamId stream, long id)
    {
        _row.Bind(1, id);
        try
        {
            return _row.Step()
                ? RowContent.Read(in stream, id, _row.Blob(0).ToArray(), _map, _deletions, ReaderLimits.Default)
                : throw new StoreUnusableException(location, $"The database is damaged: it lacks a row of {stream}. Restore it from a backup.");
        }
        finally
        {
            _row.Reset();
        }
    }

    private StreamId NameOf(long row) => _streams.FindName(AppendRow.StreamOf(row))
        ?? throw new StoreUnusableException(location, "The database is damaged: a page belongs to a stream that it lacks. Restore it from a backup.");

    private static ArgumentOutOfRangeException NoEvent(long position) => new(nameof(position), position, "There is no event at the position.");
}
