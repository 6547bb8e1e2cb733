using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>Writes units inside the writer's open transaction. Nothing that it knows counts before the commit.</summary>
internal sealed class UnitWriter(SqliteConnection connection, string location)
{
    private readonly SqliteStatement _readHead = connection.Prepare(HeadRow.Select);
    private readonly SqliteStatement _writeHead = connection.Prepare("UPDATE head SET position = ?1 WHERE id = 1");
    private readonly SqliteStatement _savepoint = connection.Prepare("SAVEPOINT unit");
    private readonly SqliteStatement _release = connection.Prepare("RELEASE unit");
    private readonly SqliteStatement _rollbackTo = connection.Prepare("ROLLBACK TO unit");
    private readonly SqliteStatement _findStream =
        connection.Prepare("SELECT id, version, state FROM streams WHERE tenant = ?1 AND category = ?2 AND key = ?3");

    private readonly SqliteStatement _addStream = connection.Prepare("""
        INSERT INTO streams (tenant, category, key, version, id) SELECT ?1, ?2, ?3, ?4, coalesce(max(id), 0) + 1 FROM streams RETURNING id
        """);

    private readonly SqliteStatement _advanceStream =
        connection.Prepare("UPDATE streams SET version = ?4 WHERE tenant = ?1 AND category = ?2 AND key = ?3");

    private readonly SqliteStatement _findAppend = connection.Prepare("""
        SELECT p.id, p.appends FROM append_ids a CROSS JOIN pages p ON p.id = a.pages_id
        WHERE a.append_id = ?2 AND a.pages_id BETWEEN ?1 << 32 AND (?1 << 32) + 4294967295
        """);

    private readonly RowWriter _rows = new(connection, location);
    private readonly StreamRows _changes = new(connection, location);
    private readonly SqliteStatement _readDataVersion = connection.Prepare(SqliteConnection.SelectDataVersion);
    private readonly SqliteStatement _readTypes = connection.Prepare(EventTypeRows.Select);
    private readonly SqliteStatement _addType =
        connection.Prepare("INSERT INTO event_types (id, name, schema_version, shape) VALUES (?1, ?2, ?3, ?4)");
    private long _headOnDisk, _dataVersion;

    /// <summary>The position of the newest event, those of this transaction included.</summary>
    public long Head { get; private set; }

    /// <summary>The event types, those of this transaction included.</summary>
    public EventTypeTable Types { get; private set; } = EventTypeTable.Empty;

    /// <summary>Whether the last unit has failed with a part of it written: then nothing of the transaction may be committed.</summary>
    public bool IsHalfWritten => _rows.IsHalfWritten;

    /// <inheritdoc cref="RowWriter.HalfWay"/>
    public Action? HalfWay { set => _rows.HalfWay = value; }

    /// <summary>Called when the transaction has begun: other processes may have written since the last one.</summary>
    public void Begin()
    {
        Head = _headOnDisk = HeadRow.Read(_readHead, location);

        // SQLite changes it when another connection, of this process or another, has committed.
        _ = _readDataVersion.Step();
        long dataVersion = _readDataVersion.Int64(0);
        _readDataVersion.Reset();
        if (dataVersion != _dataVersion)
        {
            _rows.Forget();
            _dataVersion = dataVersion;
        }
    }

    /// <summary>Called before the transaction is committed.</summary>
    public void End()
    {
        if (Head != _headOnDisk)
        {
            _writeHead.Bind(1, Head);
            _writeHead.Run();
        }
    }

    /// <summary>Forgets what a transaction added that was rolled back.</summary>
    public void Forget(EventTypeTable committed)
    {
        Types = committed;
        _rows.Forget();
    }

    /// <summary>Forgets where streams end: one was closed or deleted.</summary>
    public void ForgetStreams() => _rows.Forget();

    /// <summary>Writes a unit, or nothing of it.</summary>
    /// <exception cref="FoldstreamException">The unit can't be written, and others may be.</exception>
    /// <exception cref="SqliteFault">SQLite failed.</exception>
    public ImmutableArray<Appended> Write(PendingUnit pending)
    {
        _rows.IsHalfWritten = false;
        ImmutableArray<StreamAppend> unit = pending.Unit;
        Span<StreamPlace> streams = unit.Length <= 16 ? stackalloc StreamPlace[unit.Length] : new StreamPlace[unit.Length];
        if (FindRepeated(pending, streams) is { } first)
        {
            return first;
        }

        for (int i = 0; i < unit.Length; i++)
        {
            if (streams[i].State == StreamState.Closed)
            {
                throw new StreamClosedException(unit[i].Stream, _changes.FindAudit(streams[i].Id));
            }

            Demand(unit[i].Stream, unit[i].Expected, in streams[i]);
        }

        foreach (StreamCheck check in pending.Checks)
        {
            Demand(check.Stream, check.Expected, FindStream(check.Stream));
        }

        // Conflicts were found without a write. The savepoint is for what SQLite itself may refuse halfway. It costs a copy of every page of
        // the file that changes under it, and one append to a stream that is there needs none: its page is refused before anything is written.
        (long head, EventTypeTable types) = (Head, Types);
        bool isStaged = unit.Length > 1 || streams[0].Id == 0;
        if (isStaged)
        {
            _savepoint.Run();
        }

        try
        {
            Appended[] outcomes = new Appended[unit.Length];
            for (int i = 0; i < unit.Length; i++)
            {
                outcomes[i] = Write(unit[i], pending.Headings[i], streams[i].Id, streams[i].Version);
            }

            if (isStaged)
            {
                _release.Run();
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(outcomes);
        }
        catch (SqliteFault e) when (!isStaged && _rows.IsHalfWritten && (e.Kind is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT))
        {
            // Only in a damaged file: then nothing of the transaction may be committed.
            throw new SqliteFault(raw.SQLITE_CORRUPT, e.Message);
        }
        catch
        {
            (Head, Types) = (head, types);
            _rows.Forget();
            if (isStaged && !connection.IsIdle)
            {
                _rollbackTo.Run();
                _release.Run();
                _rows.IsHalfWritten = false;
            }

            throw;
        }
    }

    /// <summary>Reads the event types that were added since the last look.</summary>
    public void ReadNewTypes() => Types = EventTypeRows.Read(_readTypes, Types, location);

    private void Demand(StreamId stream, ExpectedVersion expected, in StreamPlace actual)
    {
        if (actual.State == StreamState.Deleted)
        {
            throw new StreamDeletedException(stream, _changes.FindAudit(actual.Id));
        }

        if (!expected.Admits(actual.Version))
        {
            throw new VersionConflictException(stream, expected, actual.Version);
        }
    }

    private StreamPlace FindStream(StreamId stream)
    {
        if (_rows.FindLast(in stream) is { } known)
        {
            // It was open when it was written, and whatever changes a stream makes the rows be forgotten.
            return new StreamPlace(known.StreamId, known.Version, StreamState.Open);
        }

        _findStream.Bind(in stream);
        try
        {
            return _findStream.Step() ? new StreamPlace(_findStream.Int64(0), _findStream.Int64(1), (StreamState)_findStream.Int64(2)) : default;
        }
        finally
        {
            _findStream.Reset();
        }
    }

    private ImmutableArray<Appended>? FindRepeated(PendingUnit pending, Span<StreamPlace> streams)
    {
        ImmutableArray<StreamAppend> unit = pending.Unit;
        Appended?[]? held = null;
        for (int i = 0; i < unit.Length; i++)
        {
            streams[i] = FindStream(unit[i].Stream);
            if (streams[i].Id != 0 && FindAppend(unit[i], pending.Headings[i].Seed, streams[i].Id) is { } found)
            {
                (held ??= new Appended?[unit.Length])[i] = found;
            }
        }

        return held is not null && AppendUnit.IsRepeated(unit, held) ? [.. held.Select(outcome => outcome!.Value)] : null;
    }

    private Appended? FindAppend(StreamAppend append, uint seed, long streamId)
    {
        Span<byte> appendId = stackalloc byte[16];
        append.AppendId.WriteTo(appendId);
        _findAppend.Bind(1, streamId);
        _findAppend.Bind(2, appendId);
        try
        {
            if (!_findAppend.Step())
            {
                return null;
            }

            ReadNewTypes();
            AppendRow row = new(_findAppend.Int64(Reader.IdColumn), _findAppend.Blob(Reader.AppendsColumn));
            while (row.MoveNext(append.Stream))
            {
                if (row.AppendId.SequenceEqual(appendId))
                {
                    StoredPage page = row.Open(append.Stream, seed);
                    return AppendUnit.HoldsSameEvents(append, page, Types)
                        ? new Appended(append.Stream, append.AppendId, page.LastVersion, page.LastPosition, page.Count, page.Time, Repeated: true)
                        : throw new AppendIdReusedException(append.Stream, append.AppendId, page.LastVersion);
                }
            }

            throw new CorruptPageException(append.Stream, row.Version, row.Position, $"its row lacks the append {append.AppendId}, for which it is listed");
        }
        finally
        {
            _findAppend.Reset();
        }
    }

    private Appended Write(StreamAppend append, in AppendHeading heading, long streamId, long streamVersion)
    {
        int count = append.Page.Count;
        long version = streamVersion + count;
        if (streamId == 0)
        {
            AddPage(append, heading, AddStream(append.Stream, version), 1);
        }
        else
        {
            // In this order: where SQLite refuses the page, the stream's row has not changed yet.
            AddPage(append, heading, streamId, streamVersion + 1);
            _advanceStream.Bind(append.Stream);
            _advanceStream.Bind(4, version);
            _advanceStream.Run();
        }

        Head += count;
        return new Appended(append.Stream, append.AppendId, version, Head, count, append.Time.ToUniversalTime());
    }

    /// <returns>The new stream's id.</returns>
    private long AddStream(StreamId stream, long version)
    {
        _addStream.Bind(in stream);
        _addStream.Bind(4, version);
        try
        {
            _ = _addStream.Step();
            long id = _addStream.Int64(0);
            _ = _addStream.Step();
            return id;
        }
        finally
        {
            // One that has failed takes no parameters before it is reset.
            _addStream.Reset();
        }
    }

    private void AddPage(StreamAppend append, in AppendHeading heading, long streamId, long firstVersion)
    {
        IReadOnlyList<EventType> types = append.Page.EventTypes;
        Span<ushort> ids = types.Count <= 64 ? stackalloc ushort[types.Count] : new ushort[types.Count];
        Intern(types, ids);
        ReadOnlyMemory<byte> page = append.Page.Seal(ids, new PageAddress(heading.Seed, append.AppendId, append.Time, heading.Metadata));
        _rows.Write(append.Stream, heading, streamId, firstVersion, Head + 1, page.Span, append.Page.Count);
    }

    private void Intern(IReadOnlyList<EventType> types, Span<ushort> ids)
    {
        if (Types.TryGetIds(types, ids))
        {
            return;
        }

        // Another process may have added them.
        ReadNewTypes();
        foreach (EventType type in types)
        {
            if (Types.IdOf(type) == 0)
            {
                Add(type);
            }
        }

        Types.TryGetIds(types, ids);
    }

    private void Add(EventType type)
    {
        int id = Math.Max(Types.Length, 1);
        if (id > EventTypeTable.MaxId)
        {
            throw new StoreUnusableException(location,
                $"It holds {EventTypeTable.MaxId:N0} event types, as many as a store can, and can't take {type}.");
        }

        _addType.Bind(1, id);
        _addType.BindText(2, type.Name);
        _addType.Bind(3, type.SchemaVersion);
        _addType.BindText(4, type.Shape);
        _addType.Run();
        Types = Types.With(((ushort)id, type));
    }
}
