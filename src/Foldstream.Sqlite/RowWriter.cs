using Foldstream.Stores;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>Writes appends into the rows of <c>pages</c>, a small one into the row of the small ones before it, and lists them by position and id.</summary>
internal sealed class RowWriter(SqliteConnection connection, string location)
{
    private readonly SqliteStatement _findLast = connection.Prepare("""
        SELECT id, CASE WHEN length(appends) <= ?3 THEN appends END FROM pages WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1
        """);

    private readonly SqliteStatement _addRow = connection.Prepare("INSERT INTO pages (id, appends) VALUES (?1, ?2)");
    private readonly SqliteStatement _changeRow = connection.Prepare("UPDATE pages SET appends = ?2 WHERE id = ?1");
    private readonly SqliteStatement _addPosition = connection.Prepare("INSERT INTO positions (position, pages_id) VALUES (?1, ?2)");
    private readonly SqliteStatement _addId = connection.Prepare("INSERT INTO append_ids (append_id, pages_id) VALUES (?1, ?2)");
    private readonly LastRows _lastRows = new();
    private byte[] _large = [];

    /// <summary>Whether something of the current append was written: what fails then can't be passed by without a rollback.</summary>
    public bool IsHalfWritten { get; set; }

    /// <summary>Called in the midst of an append, for a test that fails there.</summary>
    public Action? HalfWay { get; set; }

    /// <summary>Where a stream ends, if that is known.</summary>
    public LastRow? FindLast(in StreamId stream) => _lastRows.Find(in stream);

    /// <summary>Forgets where streams end: the file has changed otherwise than by <see cref="Write"/>, or what was written does not count.</summary>
    public void Forget() => _lastRows.Forget();

    /// <summary>Writes an append.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="heading">What stands before the page.</param>
    /// <param name="streamId">The stream's id in the file.</param>
    /// <param name="firstVersion">The version of the first event.</param>
    /// <param name="position">The position of the first event.</param>
    /// <param name="page">The sealed page.</param>
    /// <param name="count">How many events it holds.</param>
    /// <exception cref="StoreUnusableException">The file is damaged, or the stream has as many events as one can have. Nothing was written.</exception>
    public void Write(in StreamId stream, in AppendHeading heading, long streamId, long firstVersion, long position, ReadOnlySpan<byte> page, int count)
    {
        if (streamId > AppendRow.MaxStream || firstVersion > AppendRow.MaxVersion - count + 1)
        {
            throw new StoreUnusableException(location, $"It can't take {stream}: it holds up to {AppendRow.MaxStream} streams of up to {AppendRow.MaxVersion} events.");
        }

        int size = AppendRow.HeadingSize + heading.Metadata.Length + page.Length;
        LastRow row = TakeLast(stream, streamId, firstVersion, position);
        if (row.Size == 0 || row.Size + size > AppendRow.MaxSharedSize)
        {
            row.Begin(AppendRow.IdOf(streamId, firstVersion));
        }

        int before = row.Size;
        Span<byte> bytes = (before + size <= AppendRow.MaxSharedSize ? row.Bytes : Large(size))[..(before + size)];
        int at = before + AppendRow.WriteHeading(bytes[before..], position, heading);
        page.CopyTo(bytes[at..]);

        // What SQLite may refuse, it refuses here, before anything is written.
        SqliteStatement write = before == 0 ? _addRow : _changeRow;
        write.Bind(1, row.Id);
        write.Bind(2, bytes);
        _addPosition.Bind(1, position);
        _addPosition.Bind(2, row.Id);
        AddPosition();
        write.Run();
        HalfWay?.Invoke();
        _addId.Bind(1, bytes.Slice(before + 8, 16));
        _addId.Bind(2, row.Id);
        _addId.Run();
        _lastRows.Keep(row, in stream, streamId, firstVersion + count - 1, before + size);
    }

    private void AddPosition()
    {
        IsHalfWritten = true;
        try
        {
            _addPosition.Run();
        }
        catch (SqliteFault e) when (e.Kind is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT)
        {
            // Refused as a whole.
            IsHalfWritten = false;
            throw;
        }
    }

    /// <returns>The stream's last row, empty when it has none or one that nothing may be added to. It is not known any more until it is written.</returns>
    private LastRow TakeLast(in StreamId stream, long streamId, long firstVersion, long position)
    {
        LastRow row = _lastRows.At(in stream);
        if (!_lastRows.Knows(row, in stream))
        {
            row.Begin(0);
            if (firstVersion > 1)
            {
                Load(row, in stream, streamId, firstVersion, position);
            }
        }

        return row;
    }

    private void Load(LastRow last, in StreamId stream, long streamId, long firstVersion, long position)
    {
        _findLast.Bind(1, AppendRow.IdOf(streamId, 0));
        _findLast.Bind(2, AppendRow.IdOf(streamId, AppendRow.MaxVersion));
        _findLast.Bind(3, AppendRow.MaxSharedSize);
        try
        {
            if (!_findLast.Step() || _findLast.IsNull(1))
            {
                return;
            }

            long id = _findLast.Int64(0);
            ReadOnlySpan<byte> bytes = _findLast.Blob(1);
            AppendRow row = new(id, bytes);
            while (row.MoveNext(in stream))
            {
            }

            if (row.NextVersion != firstVersion || row.Position >= position)
            {
                throw new StoreUnusableException(location,
                    $"The database is damaged: the version of {stream} is {firstVersion - 1}, and its pages end with {row.NextVersion - 1}. Nothing was written. Restore it from a backup.");
            }

            last.Load(id, bytes);
        }
        finally
        {
            _findLast.Reset();
        }
    }

    private Span<byte> Large(int size)
    {
        if (_large.Length < size)
        {
            _large = new byte[size];
        }

        return _large;
    }
}
