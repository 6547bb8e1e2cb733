using System.Data;
using System.Transactions;
using Npgsql;
using NpgsqlTypes;

namespace Foldstream.PostgreSql;

/// <summary>The database that a store lives in: its connections, its statements, and what makes it the same one tomorrow.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource;

    public Server(NpgsqlDataSource source, bool ownsSource, PostgreSqlOptions options, ServerFacts facts)
    {
        (_source, _ownsSource, Options, Facts) = (source, ownsSource, options, facts);
        Statements = new Statements(options.Schema, facts.SetsIsolation);
        PreparesStatements = options.PreparesStatements ?? facts.IsDirect;
        Guard = new LogGuard(facts.Location);
    }

    public PostgreSqlOptions Options { get; }

    public ServerFacts Facts { get; }

    public Statements Statements { get; }

    public bool PreparesStatements { get; }

    public LogGuard Guard { get; }

    public string Location => Facts.Location;

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_source, cancellationToken);

    /// <summary>Opens a connection that takes no part in a transaction that the caller may be in: a store commits by itself.</summary>
    public static ValueTask<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        return Transaction.Current is null ? source.OpenConnectionAsync(cancellationToken) : OpenApartAsync();

        async ValueTask<NpgsqlConnection> OpenApartAsync()
        {
            using TransactionScope apart = new(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The same without a task.</summary>
    public static NpgsqlConnection Open(NpgsqlDataSource source)
    {
        using TransactionScope? apart = Transaction.Current is null ? null : new TransactionScope(TransactionScopeOption.Suppress);
        return source.OpenConnection();
    }

    /// <summary>Makes a command ready on a connection.</summary>
    public async ValueTask<NpgsqlCommand> CommandAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = new(sql, connection) { CommandTimeout = Statements.ClientTimeout(Options.StatementTimeout) };
        command.Parameters.AddRange(parameters);
        if (PreparesStatements)
        {
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        return command;
    }

    /// <summary>Reads rows.</summary>
    public async ValueTask ReadAsync(string sql, Action<NpgsqlDataReader> take, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = await CommandAsync(connection, sql, cancellationToken, parameters).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        take(reader);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Calls a function that writes, in a transaction of its own, and waits for locks no longer than appends do. What was sent is answered: a cancellation is sent
    /// behind it, and the server says which came first.
    /// </summary>
    /// <exception cref="OperationCanceledException">Nothing was written.</exception>
    /// <exception cref="UnconfirmedCommitException">It was written, and the server's standbys have not confirmed it.</exception>
    public async ValueTask<T> CallAsync<T>(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlBatch batch = Statements.Batch(connection, Options.StatementTimeout, Options.LockTimeout);
            await using (batch.ConfigureAwait(false))
            {
                NpgsqlBatchCommand call = new(sql);
                call.Parameters.AddRange(parameters);
                batch.BatchCommands.Add(call);
                if (PreparesStatements)
                {
                    await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                try
                {
                    return await AnswerAsync<T>(connection, batch, cancellationToken).ConfigureAwait(false);
                }
                catch (UnconfirmedCommitException e) when (cancellationToken.IsCancellationRequested)
                {
                    // The cancellation has ended the wait for the standbys. Waiting anew is not what it asks for.
                    throw PostgresFault.ToStoreUnusable(e, Location, Guard);
                }
                catch (OperationCanceledException e)
                {
                    throw e.InnerException is PostgresException ? new OperationCanceledException(e.Message, e, cancellationToken)
                        : new NpgsqlException("The server did not answer a cancellation.", e);
                }
            }
        }
    }

    private static async ValueTask<T> AnswerAsync<T>(NpgsqlConnection connection, NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        using CommitWatch commit = new(connection);
        Task<NpgsqlDataReader> sending = batch.ExecuteReaderAsync(CancellationToken.None);
        CancellationTokenRegistration cancelling = cancellationToken.UnsafeRegister(static batch => ((NpgsqlBatch)batch!).Cancel(), batch);
        await using (cancelling.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await sending.ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false);
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                T answer = await reader.GetFieldValueAsync<T>(0, CancellationToken.None).ConfigureAwait(false);
                await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

                // The row comes before the commit.
                commit.Begin();
                while (await reader.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
                {
                }

                commit.ThrowIfUnconfirmed();
                return answer;
            }
        }
    }

    /// <summary>Sees to it that a new connection leads to the server and the store that were opened, and that it has not lost what was seen.</summary>
    /// <exception cref="StoreUnusableException">It does not.</exception>
    public async Task VerifyAsync(NpgsqlConnection connection)
    {
        long floor = Guard.Head;
        (long position, Guid appendId) = Guard.Newest;
        NpgsqlBatch batch = Statements.Batch(connection, Options.StatementTimeout);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(ServerFacts.SelectIdentity));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Statements.StoreId));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Statements.Head));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Statements.AppendAt) { Parameters = { Statements.Value(position, NpgsqlDbType.Bigint) } });
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync().ConfigureAwait(false);
                ServerIdentity identity = await reader.ReadAsync().ConfigureAwait(false) ? ServerIdentity.Read(reader) : default;
                await reader.NextResultAsync().ConfigureAwait(false);
                Guid store = await reader.ReadAsync().ConfigureAwait(false) ? reader.GetGuid(0) : Guid.Empty;
                await reader.NextResultAsync().ConfigureAwait(false);
                long? head = await reader.ReadAsync().ConfigureAwait(false) ? reader.GetInt64(0) : null;
                await reader.NextResultAsync().ConfigureAwait(false);
                bool isThere = await reader.ReadAsync().ConfigureAwait(false);
                bool isKept = isThere && (reader.IsDBNull(0) || reader.GetGuid(0) == appendId);
                Facts.Identity.CheckSame(identity, Guard);
                if (store != Facts.StoreId)
                {
                    throw Guard.WentBackwards("another store stands in its place");
                }

                Guard.Observe(head ?? throw HeadLost(), floor);
                if (position > 0 && !isKept)
                {
                    throw Guard.WentBackwards($"the append {appendId:N}, which this process wrote up to position {position}, is not there");
                }
            }
        }
    }

    /// <summary>Reads the head.</summary>
    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        Guard.ThrowIfStopped();
        long floor = Guard.Head;
        NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = await CommandAsync(connection, Statements.Head, cancellationToken).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    long head = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? reader.GetInt64(0) : throw HeadLost();
                    Guard.Observe(head, floor);
                    return head;
                }
            }
        }
    }

    public StoreUnusableException HeadLost() => new(Location, "The database is damaged: it has lost its head row. Restore it from a backup.");

    public async ValueTask DisposeAsync()
    {
        if (_ownsSource)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }
}
