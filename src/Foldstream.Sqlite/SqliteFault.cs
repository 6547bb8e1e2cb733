using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>A call of SQLite failed. It stays inside the store, which turns it into an error that says what to do.</summary>
internal sealed class SqliteFault : Exception
{
    public SqliteFault(int code, string message)
        : base(message)
        => Code = code;

    /// <summary>The extended result code.</summary>
    public int Code { get; }

    /// <summary>The primary result code.</summary>
    public int Kind => Code & 0xFF;

    public bool IsBusy => Kind is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    public static SqliteFault Of(sqlite3? connection, int code)
    {
        string text = connection is null ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(connection).utf8_to_string();
        int extended = connection is null ? code : raw.sqlite3_extended_errcode(connection);
        return new SqliteFault((extended & 0xFF) == (code & 0xFF) ? extended : code, $"SQLite error {code}: {text}");
    }

    /// <summary>The error for users.</summary>
    /// <param name="location">The file.</param>
    /// <param name="outcome">What became of the call, as a sentence; empty when that is plain.</param>
    public StoreUnusableException ToStoreUnusable(string location, string outcome = "")
    {
        string fault = Kind switch
        {
            // The file that processes share cannot grow.
            raw.SQLITE_IOERR when Code == raw.SQLITE_IOERR_SHMSIZE => "The disk is full. Make room and try again.",
            raw.SQLITE_NOTADB => "The file is not a SQLite database, or is encrypted. Give the path of another file.",
            raw.SQLITE_CORRUPT =>
                "The database is damaged or truncated. Restore it from a backup, together with the file that ends in -wal if there is one.",
            raw.SQLITE_FULL => "The disk is full. Make room and try again.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                "Another process holds the database's lock and does not let go of it. End that process, or its transaction.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM => "The file or its directory is read-only. The store writes beside it, too; allow both.",
            raw.SQLITE_CANTOPEN => "The file can't be opened or created. Check that the directory exists and may be written to.",
            raw.SQLITE_IOERR => "Reading or writing the file failed. Check the disk and the system's log.",
            raw.SQLITE_NOMEM => "The memory did not suffice.",
            _ => "SQLite refused a call.",
        };
        return new StoreUnusableException(location, $"{fault}{(outcome.Length == 0 ? "" : " " + outcome)} ({Message})", this);
    }
}
