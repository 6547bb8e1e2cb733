using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>A prepared statement that is kept. Columns count from 0, parameters from 1, as in SQLite.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _handle;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        int code = raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.Of(connection, code);
        }
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_handle, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_handle, parameter, value));

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_handle, parameter));

    public void BindText(int parameter, string value)
    {
        // Names of streams fit on the stack; shapes of event types may not, and are rare.
        Span<byte> utf8 = value.Length <= 256 ? stackalloc byte[768] : new byte[value.Length * 3];
        int length = System.Text.Encoding.UTF8.GetBytes(value, utf8);
        Check(raw.sqlite3_bind_text(_handle, parameter, utf8[..length]));
    }

    public void Bind(int firstParameter, in StreamId stream)
    {
        BindText(firstParameter, stream.Tenant);
        BindText(firstParameter + 1, stream.Category);
        BindText(firstParameter + 2, stream.Key);
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(_handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw SqliteFault.Of(_connection, code),
        };
    }

    /// <summary>Runs the statement to its end and makes it ready for the next time.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    public long Int64(int column) => raw.sqlite3_column_int64(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_handle, column).utf8_to_string();

    /// <summary>The bytes of a column, valid until the next step or reset; empty when NULL.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <summary>Ends the reading. What failed was reported by the step already.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_handle);

    public void Dispose() => _handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.Of(_connection, code);
        }
    }
}
