using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>A user's own table of events, and the prepared command that adds to it.</summary>
internal sealed class BankTable : IDisposable
{
    private readonly SqliteParameter _stream, _version, _type, _payload;

    private BankTable(SqliteConnection connection)
    {
        Connection = connection;
        Insert = connection.CreateCommand();
        Insert.CommandText = "INSERT INTO events (stream, version, type, payload) VALUES ($stream, $version, $type, $payload)";
        _stream = Insert.Parameters.Add("$stream", SqliteType.Text);
        _version = Insert.Parameters.Add("$version", SqliteType.Integer);
        _type = Insert.Parameters.Add("$type", SqliteType.Integer);
        _payload = Insert.Parameters.Add("$payload", SqliteType.Blob);
        Insert.Prepare();
    }

    public SqliteConnection Connection { get; }

    public SqliteCommand Insert { get; }

    public static BankTable Create(string path, bool withRowId, bool isDurable = true)
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand create = connection.CreateCommand();
        create.CommandText = $"PRAGMA journal_mode=wal; PRAGMA synchronous={(isDurable ? "FULL" : "NORMAL")}; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=4000; " + (withRowId
            ? "CREATE TABLE events (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type INTEGER NOT NULL, payload BLOB NOT NULL, UNIQUE (stream, version))"
            : "CREATE TABLE events (stream TEXT NOT NULL, version INTEGER NOT NULL, type INTEGER NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (stream, version)) WITHOUT ROWID");
        create.ExecuteNonQuery();
        return new BankTable(connection);
    }

    /// <summary>An event's payload, as Foldstream writes it.</summary>
    public static byte[] Encode(object e)
    {
        PageBuilder page = new();
        BankHistory.AddStruct(page, e);
        return page.Frames[PageFormat.FrameHeaderSize..].ToArray();
    }

    /// <summary>Adds an event, in the transaction that is open.</summary>
    public void Add(string stream, long version, EventKind kind, byte[] payload)
    {
        (_stream.Value, _version.Value, _type.Value, _payload.Value) = (stream, version, (int)kind, payload);
        Insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Insert.Dispose();
        Connection.Dispose();
    }
}
