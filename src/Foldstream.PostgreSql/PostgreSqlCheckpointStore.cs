using System.Data;
using System.Data.Common;
using Foldstream.Subscriptions;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// Keeps checkpoints in a PostgreSQL schema, beside the tables that handlers write: their work and their checkpoint are one transaction. It may be the database of the event store or another.
/// </summary>
public sealed class PostgreSqlCheckpointStore : DbCheckpointStore
{
    // While this build makes the tables, another waits.
    private const long SetupLock = 0x464F_4C44_0008;

    private const string Identity = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource, _managesTables;
    private readonly string _schema;

    private PostgreSqlCheckpointStore(NpgsqlDataSource source, bool ownsSource, string schema, bool managesTables, string location)
        : base(location)
        => (_source, _ownsSource, _schema, _managesTables) = (source, ownsSource, SchemaName.Check(schema), managesTables);

    /// <inheritdoc/>
    protected override string Now => "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    /// <summary>Uses a database, which is connected to when it is used first.</summary>
    /// <param name="connectionString">As Npgsql understands it.</param>
    /// <param name="schema">The schema of the tables, as <c>[A-Za-z_][A-Za-z0-9_-]{0,62}</c>; <c>foldstream</c>, the event store's own, by default.</param>
    /// <param name="managesTables">Whether it makes the tables; where not, a role that may runs what <see cref="Script"/> gives.</param>
    public static PostgreSqlCheckpointStore Open(string connectionString, string schema = "foldstream", bool managesTables = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        return new PostgreSqlCheckpointStore(source, ownsSource: true, schema, managesTables, ServerFacts.LocationOf(source, schema));
    }

    /// <summary>Uses the database of a data source, which the application goes on to own.</summary>
    /// <inheritdoc cref="Open(string, string, bool)"/>
    /// <param name="source">Gives the connections.</param>
    /// <param name="schema">The schema of the tables.</param>
    /// <param name="managesTables">Whether it makes the tables.</param>
    public static PostgreSqlCheckpointStore Open(NpgsqlDataSource source, string schema = "foldstream", bool managesTables = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PostgreSqlCheckpointStore(source, ownsSource: false, schema, managesTables, ServerFacts.LocationOf(source, schema));
    }

    /// <summary>The statements that make the tables, for a database administrator; they may be run again.</summary>
    /// <param name="schema">The schema of the tables.</param>
    public static string Script(string schema = "foldstream")
    {
        string name = SchemaName.Quote(SchemaName.Check(schema));
        return $"CREATE SCHEMA IF NOT EXISTS {name};\n{CheckpointScript(table => $"{name}.{table}", Identity)}\n";
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_ownsSource)
        {
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken)
        => await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override async ValueTask CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (await HasTablesAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (!_managesTables)
        {
            throw new StoreUnusableException(Location, $"There are no tables for checkpoints in this schema. Run what PostgreSqlCheckpointStore.Script(\"{_schema}\") gives.");
        }

        DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunAsync(transaction, $"SELECT pg_advisory_xact_lock({SetupLock}); {Script(_schema)}", cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        try
        {
            // A worker that froze in its transaction must not hold the rows that it has changed: whoever takes over needs them.
            await RunAsync(transaction, "SET LOCAL idle_in_transaction_session_timeout = '60s'", cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override string Table(string name) => $"{SchemaName.Quote(_schema)}.{name}";

    private static async ValueTask RunAsync(DbTransaction transaction, string text, CancellationToken cancellationToken)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are those of this class.
            command.CommandText = text;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> HasTablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // The name was checked.
            command.CommandText = $"SELECT count(*) = 5 FROM pg_catalog.pg_tables WHERE schemaname = {SchemaName.Literal(_schema)} "
                + "AND tablename IN ('subscriptions', 'subscription_shards', 'subscription_workers', 'parked_streams', 'subscription_decisions')";
#pragma warning restore CA2100
            return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }
}
