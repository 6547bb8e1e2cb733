using System.Data.Common;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Subscriptions;
using Foldstream.Torture.Storms;
using Npgsql;

namespace Foldstream.Torture.Following;

/// <summary>Where checkpoints are kept, and beside them the table into which handlers write each event: a ledger, without any key that would hide a repetition.</summary>
/// <param name="Kind">Which database.</param>
/// <param name="Place">The file, or the connection string.</param>
/// <param name="Schema">The schema in the database.</param>
internal sealed record LedgerAddress(StoreKind Kind, string Place, string Schema = "")
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(3);

    public string Insert => $"INSERT INTO {Table("storm_ledger")} (position, stream, version, worker) VALUES (@position, @stream, @version, @worker)";

    /// <summary>The table of shards, for who wants to see or plant what the checkpoints' store does not offer.</summary>
    public string Shards => Table(Kind == StoreKind.Sqlite ? "foldstream_subscription_shards" : "subscription_shards");

    public DbCheckpointStore OpenCheckpoints() => Kind == StoreKind.Sqlite ? SqliteCheckpointStore.Open(Place) : PostgreSqlCheckpointStore.Open(Place, Schema);

    public async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = Kind == StoreKind.Sqlite ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Place};Pooling=False") : new NpgsqlConnection(Place);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Makes the tables.</summary>
    public async Task CreateAsync()
    {
        await using DbCheckpointStore checkpoints = OpenCheckpoints();
        await checkpoints.ListAsync();
        string identity = Kind == StoreKind.Sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE {Table("storm_ledger")} (id {identity}, position bigint NOT NULL, stream text NOT NULL, version bigint NOT NULL, worker text NOT NULL)";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows in the order in which they were written.</summary>
    public async Task<List<LedgerRow>> ReadAsync()
    {
        List<LedgerRow> rows = [];
        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT position, stream, version, worker FROM {Table("storm_ledger")} ORDER BY id";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(new LedgerRow(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3)));
        }

        return rows;
    }

    /// <summary>The position that all shards have finished; -1 before there is a subscription. It waits for nobody's lock.</summary>
    public async Task<long> PositionAsync()
    {
        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT min(position) FROM {Shards}";
        return await command.ExecuteScalarAsync() is long position ? position : -1;
    }

    /// <summary>Whether someone holds SQLite's one write lock, and keeps it.</summary>
    public async Task<bool> IsLockedAsync()
    {
        if (Kind != StoreKind.Sqlite)
        {
            return false;
        }

        await using DbConnection connection = await ConnectAsync();
        await using DbCommand command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("BEGIN IMMEDIATE; ROLLBACK", (int)LockPatience.TotalSeconds);
        try
        {
            await command.ExecuteNonQueryAsync();
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }

    private string Table(string name) => Kind == StoreKind.Sqlite ? name : $"{Schema}.{name}";
}
