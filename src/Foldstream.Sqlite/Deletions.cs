namespace Foldstream.Sqlite;

/// <summary>Which streams were deleted. An append that says of itself that it was is held against it: its own bytes have no checksum any more.</summary>
internal sealed class Deletions(SqliteConnection connection)
{
    private SqliteStatement? _state;

    /// <summary>Whether the stream of a row was deleted. In the midst of a reading it sees the file as that does.</summary>
    public bool Hold(long row)
    {
        _state ??= connection.Prepare("SELECT state FROM streams WHERE id = ?1");
        _state.Bind(1, AppendRow.StreamOf(row));
        try
        {
            return _state.Step() && _state.Int64(0) == (long)Stores.StreamState.Deleted;
        }
        finally
        {
            _state.Reset();
        }
    }

    /// <exception cref="CorruptPageException">The stream of a deleted append was not deleted.</exception>
    public void Demand(in StreamId stream, long row, scoped in AppendRow append)
    {
        if (!Hold(row))
        {
            throw StreamFault.NotDeleted(in stream, in append);
        }
    }
}
