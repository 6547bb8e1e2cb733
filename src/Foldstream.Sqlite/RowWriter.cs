using Foldstream.Stores;

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
    private byte[] _buffer = new byte[4096];

    /// <summary>Whether the last append was written in part: what fails then can't be passed by without a rollback.</summary>
    public bool IsHalfWritten { get; set; }

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
        (long id, int before) = firstVersion == 1
            ? (AppendRow.IdOf(streamId, 1), 0)
            : FindPlace(stream, streamId, firstVersion, position, size);
        Reserve(before, size);
        int at = before + AppendRow.WriteHeading(_buffer.AsSpan(before), position, heading);
        page.CopyTo(_buffer.AsSpan(at));

        // What SQLite may refuse, it refuses here, before anything is written.
        SqliteStatement write = before == 0 ? _addRow : _changeRow;
        write.Bind(1, id);
        write.Bind(2, _buffer.AsSpan(0, before + size));
        _addPosition.Bind(1, position);
        _addPosition.Bind(2, id);
        _addPosition.Run();
        IsHalfWritten = true;
        write.Run();
        _addId.Bind(1, _buffer.AsSpan(before + 8, 16));
        _addId.Bind(2, id);
        _addId.Run();
        IsHalfWritten = false;
    }

    /// <returns>The row to write to, and how many bytes of the buffer it holds already; 0 for a new row.</returns>
    private (long Id, int Size) FindPlace(in StreamId stream, long streamId, long firstVersion, long position, int size)
    {
        _findLast.Bind(1, AppendRow.IdOf(streamId, 0));
        _findLast.Bind(2, AppendRow.IdOf(streamId, AppendRow.MaxVersion));
        _findLast.Bind(3, AppendRow.MaxSharedSize);
        try
        {
            long id = AppendRow.IdOf(streamId, firstVersion);
            if (!_findLast.Step() || _findLast.IsNull(1))
            {
                return (id, 0);
            }

            ReadOnlySpan<byte> last = _findLast.Blob(1);
            AppendRow row = new(_findLast.Int64(0), last);
            while (row.MoveNext(in stream))
            {
            }

            if (row.NextVersion != firstVersion || row.Position >= position)
            {
                throw new StoreUnusableException(location,
                    $"The database is damaged: the version of {stream} is {firstVersion - 1}, and its pages end with {row.NextVersion - 1}. Nothing was written. Restore it from a backup.");
            }

            if (last.Length + size > AppendRow.MaxSharedSize)
            {
                return (id, 0);
            }

            last.CopyTo(_buffer);
            return (_findLast.Int64(0), last.Length);
        }
        finally
        {
            _findLast.Reset();
        }
    }

    private void Reserve(int kept, int more)
    {
        if (_buffer.Length < kept + more)
        {
            Array.Resize(ref _buffer, kept + more);
        }
    }
}
