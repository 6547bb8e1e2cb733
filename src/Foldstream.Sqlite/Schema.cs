using System.Security.Cryptography;

namespace Foldstream.Sqlite;

/// <summary>The tables of a store in SQLite, format 1. <c>docs/architecture.md</c> says why they are as they are.</summary>
internal static class Schema
{
    /// <summary>The file's mark in SQLite's header: <c>FOLD</c>.</summary>
    public const uint ApplicationId = 0x464F_4C44;

    /// <summary>The format version, kept as SQLite's <c>user_version</c>.</summary>
    public const int Version = 1;

    /// <summary>The store's own id, which no other file has but its copies.</summary>
    public const string SelectId = "SELECT hex(value) FROM store WHERE name = 'id'";

    public const string Foreign =
        "The file is a SQLite database, but not a Foldstream store. Nothing was written to it. Give the store a file of its own.";

    // Positions are assigned by the writer from the head row, which lies apart so that no deletion can lower it. A stream is found by its name
    // in one descent: the rows of streams lie in the order of their names (a quarter less per load of a short stream than by a rowid). They are
    // never deleted, so that no id is used twice. pages.id is the stream's id * 2^32 + the first version in the row: a stream's rows lie one
    // behind the other in its order, and the next one is found by comparing one integer. The snapshot that was written last
    // has the highest id. streams.state is what the last row of stream_changes says of a stream, where an append looks anyway; no change and no
    // record of what was set aside is ever removed.
    private const string Tables = """
        CREATE TABLE store (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
        CREATE TABLE event_types (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 65535),
            name TEXT NOT NULL, schema_version INTEGER NOT NULL, shape TEXT NOT NULL,
            UNIQUE (name, schema_version, shape)) STRICT;
        CREATE TABLE streams (
            tenant TEXT NOT NULL, category TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, id INTEGER NOT NULL UNIQUE,
            state INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (tenant, category, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE pages (id INTEGER PRIMARY KEY, appends BLOB NOT NULL) STRICT;
        CREATE TABLE positions (position INTEGER PRIMARY KEY, pages_id INTEGER NOT NULL) STRICT;
        CREATE TABLE append_ids (append_id BLOB NOT NULL, pages_id INTEGER NOT NULL, PRIMARY KEY (append_id, pages_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE snapshots (
            id INTEGER PRIMARY KEY,
            stream INTEGER NOT NULL, fingerprint BLOB NOT NULL, version INTEGER NOT NULL, snapshot BLOB NOT NULL,
            UNIQUE (stream, fingerprint)) STRICT;
        CREATE TABLE stream_changes (
            id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, state INTEGER NOT NULL, metadata TEXT NOT NULL, revision INTEGER NOT NULL,
            actor TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
        CREATE INDEX stream_changes_by_stream ON stream_changes (stream, id);
        CREATE TABLE set_aside (
            id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, count INTEGER NOT NULL,
            actor TEXT NOT NULL, reason TEXT NOT NULL, time INTEGER NOT NULL,
            back_actor TEXT, back_reason TEXT, back_time INTEGER) STRICT;
        INSERT INTO head VALUES (1, 0);
        """;

    public static string Newer(long version)
        => $"The store has format version {version}, and this build reads up to {Version}. A newer version of Foldstream wrote it; update this one.";

    /// <summary>
    /// Makes an empty file a store, or checks that the file is one. The tables are made in one rollback-journal transaction before the
    /// switch to WAL, so the main file's header carries the store's mark from the first moment on.
    /// </summary>
    public static void CreateOrCheck(SqliteConnection connection, string location)
    {
        if (IsEmpty(connection))
        {
            connection.SetPragma(location, "page_size", "4096");
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                // Another process may have made the store while this one waited for the lock.
                if (IsEmpty(connection))
                {
                    Create(connection);
                }

                connection.Execute("COMMIT");
            }
            finally
            {
                connection.Rollback();
            }
        }

        if ((uint)connection.QueryInt64("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreUnusableException(location, Foreign);
        }

        long version = connection.QueryInt64("PRAGMA user_version");
        if (version != Version)
        {
            throw new StoreUnusableException(location, version > Version ? Newer(version) : $"The store has the unknown format version {version}.");
        }
    }

    private static bool IsEmpty(SqliteConnection connection)
        => connection.QueryInt64("PRAGMA application_id") == 0 && connection.QueryInt64("SELECT count(*) FROM sqlite_schema") == 0;

    private static void Create(SqliteConnection connection)
    {
        connection.Execute(Tables);
        using (SqliteStatement insert = connection.PrepareOnce("INSERT INTO store VALUES ('id', ?1)"))
        {
            insert.Bind(1, RandomNumberGenerator.GetBytes(16));
            insert.Run();
        }

        connection.Execute($"PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version}");
    }
}
