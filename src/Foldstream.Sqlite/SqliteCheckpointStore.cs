using System.Data;
using System.Data.Common;
using Foldstream.Subscriptions;
using Microsoft.Data.Sqlite;

namespace Foldstream.Sqlite;

/// <summary>
/// Keeps checkpoints in a SQLite file, beside the tables that handlers write: their work and their checkpoint are one transaction. It is a file of its own, never the event store's, whose
/// writer would have to wait for handlers.
/// </summary>
public sealed class SqliteCheckpointStore : DbCheckpointStore
{
    private readonly string _connectionString;

    private SqliteCheckpointStore(string path, string connectionString)
        : base(path)
        => _connectionString = connectionString;

    /// <summary>The connection string by which the file is used: handlers' tables can be made and read with it.</summary>
    public string ConnectionString => _connectionString;

    /// <inheritdoc/>
    protected override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <summary>Names the file. It is opened, or created, when it is used first.</summary>
    /// <param name="path">The file; a relative path is against the current directory.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> names no file.</exception>
    public static SqliteCheckpointStore Open(string path)
    {
        string file = SqlitePath.Resolve(path);
        SqliteLibrary.Require(file);
        return new SqliteCheckpointStore(file, new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString());
    }

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Microsoft.Data.Sqlite.SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();

            // Synchronous is a connection's own, and a pool hands out new ones.
            Run(connection, "PRAGMA synchronous = FULL");
            return ValueTask.FromResult<DbConnection>(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if ((long)Run(connection, "PRAGMA application_id")! == Schema.ApplicationId)
        {
            throw new StoreUnusableException(Location, "The file is a Foldstream event store. Checkpoints, and the tables that handlers write, are kept in a file of their own, so that handlers don't hold up appends.");
        }

        string mode = (string)Run(connection, "PRAGMA journal_mode = WAL")!;
        if (mode != "wal")
        {
            throw new StoreUnusableException(Location, $"SQLite can't keep a write-ahead log there (journal mode '{mode}'). Put the file on a local file system.");
        }

        using DbTransaction transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        using DbCommand command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, CheckpointScript(Table, "INTEGER PRIMARY KEY AUTOINCREMENT"));
        command.ExecuteNonQuery();
        transaction.Commit();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        cancellationToken.ThrowIfCancellationRequested();

        // Takes the write lock at once: one that asked for it later could fail for what others wrote meanwhile.
        return ValueTask.FromResult(connection.BeginTransaction(IsolationLevel.Serializable));
    }

    /// <summary>Closes the connections that are kept open.</summary>
    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new(_connectionString);
        Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override string Table(string name) => "foldstream_" + name;

    private static object? Run(DbConnection connection, string text)
    {
        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
