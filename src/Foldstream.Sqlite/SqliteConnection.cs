using System.Globalization;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>One connection to the file. Used by one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    /// <summary>A number that changes when another connection, of this process or another one, has committed.</summary>
    public const string SelectDataVersion = "PRAGMA data_version";

    private readonly sqlite3 _handle;
    private readonly List<SqliteStatement> _statements = [];

    private SqliteConnection(sqlite3 handle) => _handle = handle;

    /// <summary>SQLite's own connection.</summary>
    public sqlite3 Handle => _handle;

    /// <summary>Whether no transaction is open.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(_handle) != 0;

    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    public static SqliteConnection Open(string path, int flags)
    {
        int code = raw.sqlite3_open_v2(path, out sqlite3 handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            SqliteFault fault = SqliteFault.Of(handle.IsInvalid ? null : handle, code);
            handle.Dispose();
            throw fault;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        return new SqliteConnection(handle);
    }

    /// <summary>Opens a file to look at it as it is: no locks, no WAL, no journal, nothing created beside it.</summary>
    public static SqliteConnection OpenImmutable(string path)
    {
        string escaped = path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal).Replace('\\', '/');
        string root = escaped.StartsWith('/') ? "" : "/";
        return Open($"file:{root}{escaped}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
    }

    /// <summary>How long SQLite itself waits for a lock of another connection.</summary>
    public void SetBusyTimeout(TimeSpan timeout) => _ = raw.sqlite3_busy_timeout(_handle, (int)timeout.TotalMilliseconds);

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        SqliteStatement statement = new(_handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Prepares a statement that its user disposes.</summary>
    public SqliteStatement PrepareOnce(string sql) => new(_handle, sql);

    /// <summary>Runs statements once.</summary>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFault.Of(_handle, code);
        }
    }

    /// <summary>The first column of the first row as text; empty when there is none.</summary>
    public string QueryText(string sql)
    {
        using SqliteStatement statement = PrepareOnce(sql);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : "";
    }

    public long QueryInt64(string sql) => long.Parse(QueryText(sql), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Sets a pragma and reads it back: one that was accepted is not yet one in effect.</summary>
    /// <exception cref="StoreUnusableException">It is not in effect.</exception>
    public void SetPragma(string location, string name, string value, string? readsAs = null)
    {
        Execute($"PRAGMA {name}={value}");
        string actual = QueryText($"PRAGMA {name}");
        if (actual != (readsAs ?? value))
        {
            throw new StoreUnusableException(location,
                $"SQLite's setting {name} is '{actual}' after it was set to '{value}'. The store does not work without it; use a local disk.");
        }
    }

    /// <summary>Moves what the WAL holds into the main file and empties it, unless someone still reads it.</summary>
    public bool TryCheckpoint()
        => raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _) == raw.SQLITE_OK;

    /// <summary>Ends whatever transaction is open.</summary>
    public void Rollback()
    {
        if (!IsIdle)
        {
            _ = raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }
}
