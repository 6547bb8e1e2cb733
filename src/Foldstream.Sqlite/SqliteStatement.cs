using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>A prepared statement that is kept. Columns count from 0, parameters from 1, as in SQLite.</summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _owner;
    private readonly nint _handle;
    private string? _boundTenant, _boundCategory;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        int code = raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _owner);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.Of(connection, code);
        }

        _handle = _owner.DangerousGetHandle();
    }

    public void Bind(int parameter, long value) => Check(SqliteCalls.BindInt64(_handle, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // Empty and NULL are two things, and the address says which.
        fixed (byte* bytes = value.IsEmpty ? [0] : value)
        {
            Check(SqliteCalls.BindBlob(_handle, parameter, bytes, value.Length, SqliteCalls.Transient));
        }
    }

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_owner, parameter));

    public void BindText(int parameter, string value)
    {
        // Names of streams fit on the stack; shapes of event types may not, and are rare.
        Span<byte> utf8 = value.Length <= 256 ? stackalloc byte[769] : new byte[(value.Length * 3) + 1];
        int length = System.Text.Encoding.UTF8.GetBytes(value, utf8);
        fixed (byte* bytes = utf8)
        {
            Check(SqliteCalls.BindText(_handle, parameter, bytes, length, SqliteCalls.Transient));
        }
    }

    /// <summary>Binds the three parts of a name, to the parameters 1 to 3.</summary>
    public void Bind(in StreamId stream)
    {
        // What is bound stays bound, and most streams that are read one after the other have tenant and category in common.
        if (!ReferenceEquals(_boundTenant, stream.Tenant))
        {
            // Forgotten first: where binding fails, nothing is bound any more.
            _boundTenant = null;
            BindText(1, stream.Tenant);
            _boundTenant = stream.Tenant;
        }

        if (!ReferenceEquals(_boundCategory, stream.Category))
        {
            _boundCategory = null;
            BindText(2, stream.Category);
            _boundCategory = stream.Category;
        }

        BindText(3, stream.Key);
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = SqliteCalls.Step(_handle);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw SqliteFault.Of(_connection, code));
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

    public long Int64(int column) => SqliteCalls.Int64(_handle, column);

    public string Text(int column) => raw.sqlite3_column_text(_owner, column).utf8_to_string();

    /// <summary>The bytes of a column, valid until the next step or reset; empty when NULL.</summary>
    public ReadOnlySpan<byte> Blob(int column)
    {
        // In this order: asking for the bytes can move them.
        byte* bytes = SqliteCalls.Blob(_handle, column);
        return bytes is null ? [] : new ReadOnlySpan<byte>(bytes, SqliteCalls.Bytes(_handle, column));
    }

    public bool IsNull(int column) => SqliteCalls.Type(_handle, column) == raw.SQLITE_NULL;

    /// <summary>Ends the reading. What failed was reported by the step already.</summary>
    public void Reset() => _ = SqliteCalls.Reset(_handle);

    public void Dispose() => _owner.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.Of(_connection, code);
        }
    }
}
