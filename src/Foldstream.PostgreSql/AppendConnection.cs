using Npgsql;
using NpgsqlTypes;

namespace Foldstream.PostgreSql;

/// <summary>The connection that appends, with its one call made ready. Used by one batch at a time.</summary>
internal sealed class AppendConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatch _call;
    private readonly NpgsqlParameter<long> _floor = new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    // Set when the server says that a commit is on its own disk and not, as it should be, on the standbys'.
    private volatile bool _isDoubtful;

    private AppendConnection(NpgsqlConnection connection, Statements statements, PostgreSqlOptions options, AppendBatch batch)
    {
        _connection = connection;
        connection.Notice += (_, e) => _isDoubtful |= e.Notice.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.IdleSessionTimeout;

        // Locks are all that the function can wait for long, and it bounds that itself: that saves a statement per batch.
        TimeSpan lockTimeout = options.LockTimeout < options.StatementTimeout ? options.LockTimeout : options.StatementTimeout;
        _call = statements.Plain(connection, options.StatementTimeout);
        _call.BatchCommands.Add(new NpgsqlBatchCommand(statements.Append)
        {
            Parameters =
            {
                _floor,
                new NpgsqlParameter<string> { TypedValue = options.Durability == Durability.Relaxed ? "off" : "on", NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<string> { TypedValue = Statements.Milliseconds(lockTimeout), NpgsqlDbType = NpgsqlDbType.Text },
                Array(batch.Tenants, NpgsqlDbType.Text), Array(batch.Categories, NpgsqlDbType.Text), Array(batch.Keys, NpgsqlDbType.Text),
                Array(batch.Units, NpgsqlDbType.Integer), Array(batch.Streams, NpgsqlDbType.Integer), Array(batch.Lowest, NpgsqlDbType.Bigint),
                Array(batch.Highest, NpgsqlDbType.Bigint), Array(batch.Counts, NpgsqlDbType.Integer), Array(batch.AppendIds, NpgsqlDbType.Uuid),
                Array(batch.Times, NpgsqlDbType.Bigint), Array(batch.Metadata, NpgsqlDbType.Bytea), Array(batch.Pages, NpgsqlDbType.Bytea),
            },
        });
    }

    /// <summary>Opens the connection and sees to it that it leads to the store.</summary>
    /// <exception cref="NpgsqlException">The server can't be reached, or refuses.</exception>
    /// <exception cref="StoreUnusableException">It leads to another store, or to one that lacks what this process has seen.</exception>
    public static async Task<AppendConnection> OpenAsync(Server server, AppendBatch batch)
    {
        NpgsqlConnection connection = await server.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await server.VerifyAsync(connection).ConfigureAwait(false);
            AppendConnection opened = new(connection, server.Statements, server.Options, batch);
            if (server.PreparesStatements)
            {
                await opened._call.PrepareAsync().ConfigureAwait(false);
            }

            return opened;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends the batch. When the answer comes, it is committed.</summary>
    /// <param name="floor">The head that this process has seen: the server's is not before it.</param>
    /// <returns>The head behind the batch, and for each item its position, or why it has none, and its stream's version.</returns>
    public async Task<(long Head, long[] Positions, long[] Versions)> AppendAsync(long floor)
    {
        _floor.TypedValue = floor;
        _isDoubtful = false;
        (long, long[], long[]) answer;
        NpgsqlDataReader reader = await _call.ExecuteReaderAsync().ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync().ConfigureAwait(false);
            answer = (reader.GetInt64(0), reader.GetFieldValue<long[]>(1), reader.GetFieldValue<long[]>(2));

            // The row comes before the commit: only when the server has said that it is ready for the next is the batch written.
            while (await reader.NextResultAsync().ConfigureAwait(false))
            {
            }
        }

        return _isDoubtful ? throw new NpgsqlException("The server wrote the appends, and not to its standbys.") : answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _call.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
