using Foldstream.Sqlite;
using SQLitePCL;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The floor of a reading: SQLite goes from row to row and hands out one column, and nothing is done with it.</summary>
internal sealed class StepsAlone : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _rows;

    /// <param name="path">The file.</param>
    /// <param name="select">The reading, with a blob in its first column.</param>
    public StepsAlone(string path, string select)
    {
        _connection = SqliteConnection.Open(path, raw.SQLITE_OPEN_READONLY);
        _connection.SetPragma(path, "cache_size", "-32768");
        _rows = _connection.Prepare(select);
    }

    public long Run()
    {
        long size = 0;
        while (_rows.Step())
        {
            size += _rows.Blob(0).Length;
        }

        _rows.Reset();
        return size;
    }

    public void Dispose() => _connection.Dispose();
}
