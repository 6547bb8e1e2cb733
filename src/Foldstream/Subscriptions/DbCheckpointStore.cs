using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>
/// Keeps checkpoints in tables of a database that ADO.NET reaches: handlers work in the transaction that moves their checkpoint. The statements are those that
/// SQLite and PostgreSQL share; what they don't, a derived class says.
/// </summary>
/// <param name="location">Where it is, for messages, without a secret.</param>
public abstract class DbCheckpointStore(string location) : ICheckpointStore, IDisposable
{
    private bool _hasTables;

    /// <inheritdoc/>
    public string Location { get; } = location;

    /// <summary>The database's clock as an expression of SQL: milliseconds since 1970 in UTC.</summary>
    protected abstract string Now { get; }

    /// <summary>Opens a connection; disposing it gives it back.</summary>
    protected abstract ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Makes the tables unless they are there.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract ValueTask CreateTablesAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A table's name as it stands in SQL.</summary>
    /// <param name="name">One of <c>subscriptions</c>, <c>subscription_shards</c>, <c>subscription_workers</c>, <c>parked_streams</c> and <c>subscription_decisions</c>.</param>
    protected virtual string Table(string name) => name;

    /// <summary>Begins a transaction that will write.</summary>
    protected virtual ValueTask<DbTransaction> BeginTransactionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);
    }

    /// <summary>The statements that make the tables, each ended by a semicolon.</summary>
    /// <param name="table">A table's name as it stands in SQL.</param>
    /// <param name="identity">The type of a primary key that the database counts up, as it stands in SQL.</param>
    protected static string CheckpointScript(Func<string, string> table, string identity) => CheckpointTables.Script(table, identity);

    /// <inheritdoc/>
    public async ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return await WriteAsync(async transaction =>
        {
            DbCommandText insert = new($"INSERT INTO {Table("subscriptions")} (name, shards, store_id, created) VALUES (@name, @shards, @store, {Now}) ON CONFLICT (name) DO NOTHING");
            insert.With("@name", registration.Name).With("@shards", registration.Shards).With("@store", registration.StoreId.ToString("N"));
            if (await insert.RunAsync(transaction, cancellationToken).ConfigureAwait(false) == 1)
            {
                string rows = string.Join(", ", Enumerable.Range(0, registration.Shards).Select(shard => string.Create(CultureInfo.InvariantCulture, $"(@name, {shard}, @position, 0, NULL, 0, '')")));
                await new DbCommandText($"INSERT INTO {Table("subscription_shards")} (subscription, shard, position, epoch, worker, anchor_position, anchor_append) VALUES {rows}")
                    .With("@name", registration.Name).With("@position", registration.StartAfter).RunAsync(transaction, cancellationToken).ConfigureAwait(false);
            }

            return (await RecordsAsync(transaction, registration.Name, cancellationToken).ConfigureAwait(false))[0];
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default)
        => WriteAsync(transaction => RecordsAsync(transaction, null, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(renewal);
        return WriteAsync(async transaction =>
        {
            string shards = Table("subscription_shards"), workers = Table("subscription_workers");
            DbCommandText command = new($"""
                INSERT INTO {workers} (subscription, worker, until) VALUES (@name, @worker, {Now} + @duration)
                    ON CONFLICT (subscription, worker) DO UPDATE SET until = excluded.until;
                {(renewal.Returned.IsEmpty ? "" : $"UPDATE {shards} SET worker = NULL WHERE subscription = @name AND worker = @worker AND shard IN ({Numbers(renewal.Returned)});")}
                DELETE FROM {workers} WHERE subscription = @name AND until <= {Now};
                SELECT worker FROM {workers} WHERE subscription = @name;
                {SelectShards} WHERE subscription = @name ORDER BY shard
                """);
            command.With("@name", renewal.Subscription).With("@worker", renewal.Worker.ToString("N")).With("@duration", Milliseconds(renewal.Duration));
            List<Guid> living = [];
            List<ShardRecord> records = [];
            await command.ReadAsync(transaction, (reader, result) =>
            {
                if (result == 0)
                {
                    living.Add(Guid.ParseExact(reader.GetString(0), "N"));
                }
                else
                {
                    records.Add(ToShard(reader));
                }
            }, cancellationToken).ConfigureAwait(false);
            return new LeaseTable([.. living.Order()], [.. records]);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return WriteAsync(async transaction =>
        {
            DbCommandText command = new($"""
                UPDATE {Table("subscription_shards")} SET worker = @worker, epoch = epoch + 1
                    WHERE subscription = @name AND shard IN ({Numbers(claim.Shards)}) AND NOT {IsHeld}
                    RETURNING shard, position, epoch, worker, anchor_position, anchor_append
                """);
            command.With("@name", claim.Subscription).With("@worker", claim.Worker.ToString("N"));
            return (await command.ListAsync(transaction, ToShard, cancellationToken).ConfigureAwait(false)).OrderBy(shard => shard.Shard).ToImmutableArray();
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default)
        => await WriteAsync(transaction => new DbCommandText($"""
            DELETE FROM {Table("subscription_workers")} WHERE subscription = @name AND worker = @worker;
            UPDATE {Table("subscription_shards")} SET worker = NULL WHERE subscription = @name AND worker = @worker
            """).With("@name", subscription).With("@worker", worker.ToString("N")).RunAsync(transaction, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscription);
        DbConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new DbCheckpointTransaction(subscription, connection, await BeginTransactionAsync(connection, cancellationToken).ConfigureAwait(false), Table);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default)
        => WriteAsync(async transaction => (await new DbCommandText($"SELECT {ParkedRows.Columns} FROM {Table("parked_streams")} WHERE subscription = @name ORDER BY position")
            .With("@name", subscription).ListAsync(transaction, ParkedRows.Read, cancellationToken).ConfigureAwait(false)).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        SubscriptionDecisionKind kind = SubscriptionDecision.KindOf(decision);
        return WriteAsync(async transaction =>
        {
            DbCommandText update = new DbCommandText($"""
                UPDATE {Table("parked_streams")} SET decision = @decision, actor = @actor, reason = @reason, decided = @time
                    WHERE subscription = @name AND tenant = @tenant AND category = @category AND key = @key AND version = @version
                    RETURNING position
                """).With("@name", subscription).With("@decision", (int)decision).With("@version", version).With(stream).With(audit);
            List<long> positions = await update.ListAsync(transaction, reader => reader.GetInt64(0), cancellationToken).ConfigureAwait(false);
            if (positions.Count == 0)
            {
                return false;
            }

            await RecordAsync(transaction, subscription, kind, stream, version, positions[0], audit, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default)
        => WriteAsync(async transaction => (await new DbCommandText($"SELECT kind, tenant, category, key, version, position, actor, reason, time FROM {Table("subscription_decisions")} WHERE subscription = @name ORDER BY id")
            .With("@name", subscription).ListAsync(transaction, ToDecision, cancellationToken).ConfigureAwait(false)).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentNullException.ThrowIfNull(audit);
        return WriteAsync(async transaction =>
        {
            int shards = await new DbCommandText($"""
                UPDATE {Table("subscription_shards")} SET position = @position, epoch = epoch + 1, worker = NULL, anchor_position = 0, anchor_append = ''
                    WHERE subscription = @name
                """).With("@name", subscription).With("@position", position).RunAsync(transaction, cancellationToken).ConfigureAwait(false);
            if (shards == 0)
            {
                return false;
            }

            await new DbCommandText($"DELETE FROM {Table("parked_streams")} WHERE subscription = @name").With("@name", subscription).RunAsync(transaction, cancellationToken).ConfigureAwait(false);
            await RecordAsync(transaction, subscription, SubscriptionDecisionKind.Reset, null, 0, position, audit, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken);
    }

    /// <summary>Ends what the store holds open.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends what the store holds open.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what a derived class holds open.</summary>
    /// <param name="disposing">Whether it is disposed, and not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private string SelectShards
        => $"SELECT shard, position, epoch, CASE WHEN {IsHeld} THEN worker END, anchor_position, anchor_append FROM {Table("subscription_shards")}";

    // A lease lasts as long as its worker says that it lives: one row for all its shards, so that a renewal never waits for a checkpoint, nor the other way round.
    private string IsHeld
        => $"(worker IS NOT NULL AND EXISTS (SELECT 1 FROM {Table("subscription_workers")} AS living WHERE living.subscription = {Table("subscription_shards")}.subscription "
            + $"AND living.worker = {Table("subscription_shards")}.worker AND living.until > {Now}))";

    private static string Numbers(ImmutableArray<int> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    private static ShardRecord ToShard(DbDataReader reader)
        => new(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.IsDBNull(3) ? null : Guid.ParseExact(reader.GetString(3), "N"),
            reader.GetInt64(4) is var position && position == 0 ? default : new LogAnchor(position, new AppendId(Guid.ParseExact(reader.GetString(5), "N"))));

    private static SubscriptionDecision ToDecision(DbDataReader reader)
        => new((SubscriptionDecisionKind)reader.GetInt32(0), reader.GetString(2).Length == 0 ? null : new StreamId(reader.GetString(1), reader.GetString(2), reader.GetString(3)),
            reader.GetInt64(4), reader.GetInt64(5), new Audit(reader.GetString(6), reader.GetString(7), ParkedRows.ToTime(reader.GetInt64(8))));

    private async ValueTask<ImmutableArray<SubscriptionRecord>> RecordsAsync(DbTransaction transaction, string? name, CancellationToken cancellationToken)
    {
        DbCommandText command = new($"""
            SELECT name, shards, store_id,
                (SELECT min(position) FROM {Table("subscription_shards")} WHERE subscription = name),
                (SELECT count(*) FROM {Table("parked_streams")} WHERE subscription = name)
            FROM {Table("subscriptions")} {(name is null ? "" : "WHERE name = @name")}
            """);
        List<SubscriptionRecord> records = await (name is null ? command : command.With("@name", name)).ListAsync(transaction,
            reader => new SubscriptionRecord(reader.GetString(0), reader.GetInt32(1), Guid.ParseExact(reader.GetString(2), "N"), reader.GetInt64(3), (int)reader.GetInt64(4)), cancellationToken).ConfigureAwait(false);
        return [.. records.OrderBy(record => record.Name, StringComparer.Ordinal)];
    }

    private async ValueTask RecordAsync(DbTransaction transaction, string subscription, SubscriptionDecisionKind kind, StreamId? stream, long version, long position, Audit audit,
        CancellationToken cancellationToken)
        => await new DbCommandText($"""
            INSERT INTO {Table("subscription_decisions")} (subscription, kind, tenant, category, key, version, position, actor, reason, time)
                VALUES (@name, @kind, @tenant, @category, @key, @version, @position, @actor, @reason, @time)
            """).With("@name", subscription).With("@kind", (int)kind).With("@version", version).With("@position", position).With(stream).With(audit)
            .RunAsync(transaction, cancellationToken).ConfigureAwait(false);

    private async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        DbConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasTables)
            {
                await CreateTablesAsync(connection, cancellationToken).ConfigureAwait(false);
                _hasTables = true;
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<T> WriteAsync<T>(Func<DbTransaction, ValueTask<T>> write, CancellationToken cancellationToken)
    {
        DbConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DbTransaction transaction = await BeginTransactionAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await write(transaction).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }
}
