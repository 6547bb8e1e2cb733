using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>
/// A caller's transaction on its last two trips: one that sees to it that the transaction can take a unit, and waits for nobody, and one that appends and
/// commits. The head row is locked within the second, so no pause of the caller's holds it.
/// </summary>
internal sealed class OwnTransaction(NpgsqlTransaction transaction, NpgsqlConnection connection, Server server)
{
    private const string Facts = $"""
        SELECT CASE WHEN has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') THEN (SELECT s.system_identifier FROM pg_catalog.pg_control_system() s) END,
            (SELECT d.oid::bigint FROM pg_catalog.pg_database d WHERE d.datname = current_database()), current_setting('transaction_isolation'),
            CASE WHEN NOT pg_is_in_recovery() THEN pg_current_xact_id()::text END, CASE WHEN NOT pg_is_in_recovery() THEN {SelectTimeline} END
        """;

    /// <summary>The server's timeline, which a promotion changes: a transaction's number means another transaction there.</summary>
    public const string SelectTimeline = "substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";

    private bool _checksConstraints;

    /// <summary>The transaction's number on the server, by which it can be asked after; <see langword="null"/> before the first trip.</summary>
    public string? Id { get; private set; }

    /// <summary>The timeline on which <see cref="Id"/> was given.</summary>
    public string? Timeline { get; private set; }

    /// <summary>Whether the commit was sent.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether an error is that of a constraint that the transaction has put off, or of what such a constraint calls.</summary>
    public bool IsCallersFault(NpgsqlException e) => _checksConstraints && PostgresFault.IsDefinite(e);

    /// <summary>Looks at the transaction, and checks constraints that it has put off: the commit has nothing to do then but to commit.</summary>
    /// <exception cref="ArgumentException">It leads to another database, or is of a kind that can't append.</exception>
    /// <exception cref="InvalidOperationException">A statement of it has failed.</exception>
    /// <exception cref="PostgresException">A constraint of the caller's does not hold.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        PostgreSqlOptions options = server.Options;
        NpgsqlBatch batch = new(connection, transaction) { Timeout = ClientTimeout(options.StatementTimeout) };
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Facts));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $1, true)")
            {
                Parameters = { Value(Milliseconds(options.StatementTimeout), NpgsqlDbType.Text) },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET CONSTRAINTS ALL IMMEDIATE"));
            try
            {
                NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    Check(reader);
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    _checksConstraints = true;
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    _checksConstraints = false;
                }
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InFailedSqlTransaction)
            {
                throw new InvalidOperationException("A statement of the transaction has failed before, so it can only be rolled back, and was. Nothing was written.", e);
            }
        }
    }

    /// <summary>Appends and commits. When the answer comes, both are done.</summary>
    /// <param name="batch">One unit.</param>
    /// <param name="number">The batch's number, which each of its pages gets.</param>
    /// <returns>The head behind it, and for each item its position and its stream's version.</returns>
    /// <exception cref="UnconfirmedCommitException">It is committed, and the server's standbys have not confirmed that.</exception>
    public async Task<(long Head, long[] Positions, long[] Versions)> CommitAsync(AppendBatch batch, int number)
    {
        PostgreSqlOptions options = server.Options;
        NpgsqlBatch call = new(connection, transaction) { Timeout = ClientTimeout(options.StatementTimeout) };
        await using (call.ConfigureAwait(false))
        {
            NpgsqlBatchCommand append = new(server.Statements.AppendInTransaction) { Parameters = { Value(server.Facts.StoreId, NpgsqlDbType.Uuid) } };
            append.Parameters.AddRange(AppendParameters.Of(Value(server.Guard.Head, NpgsqlDbType.Bigint), Value(number, NpgsqlDbType.Integer), options, batch));
            call.BatchCommands.Add(append);
            call.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            using CommitWatch commit = new(connection);
            IsSent = true;
            NpgsqlDataReader reader = await call.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                (long, long[], long[]) answer = (reader.GetInt64(0), reader.GetFieldValue<long[]>(1), reader.GetFieldValue<long[]>(2));

                // The row comes before the commit. What the server says in between is said of the commit.
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                commit.Begin();
                while (await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
                {
                }

                commit.ThrowIfUnconfirmed();
                return answer;
            }
        }
    }

    /// <summary>Ends a transaction that was not committed, whatever state it is in. One whose connection is broken the server ends by itself.</summary>
    public static async ValueTask EndAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or NpgsqlException)
        {
            // It is over already, or its connection is.
        }
    }

    private void Check(NpgsqlDataReader reader)
    {
        long system = reader.IsDBNull(0) ? 0 : reader.GetInt64(0);
        if ((system != 0 && server.Facts.Identity.SystemId != 0 && system != server.Facts.Identity.SystemId) || reader.GetInt64(1) != server.Facts.DatabaseId)
        {
            throw new ArgumentException($"The transaction is one of another database than that of {server.Location}. It was rolled back.");
        }

        if (reader.GetString(2) is not ("read committed" or "read uncommitted") and var isolation)
        {
            throw new ArgumentException($"The transaction is {isolation}: it does not see what was appended since it began. Begin it with IsolationLevel.ReadCommitted; a row "
                + "that must not change meanwhile can be locked by SELECT ... FOR UPDATE. It was rolled back.");
        }

        Id = reader.IsDBNull(3)
            ? throw new StoreUnusableException(server.Location, "The transaction is one of a standby, which only reads. Connect to the primary (Target Session Attributes=primary). Nothing was written.")
            : reader.GetString(3);
        Timeline = reader.GetString(4);
    }
}
