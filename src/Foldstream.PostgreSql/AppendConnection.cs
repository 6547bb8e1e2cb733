using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;

namespace Foldstream.PostgreSql;

/// <summary>The connection that appends, with its calls made ready. Used by one batch at a time.</summary>
internal sealed class AppendConnection : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly CommitWatch _commit;
    private readonly AppendCall _many, _one;
    private readonly NpgsqlParameter<string> _tenant = Of<string>(NpgsqlDbType.Text), _category = Of<string>(NpgsqlDbType.Text), _key = Of<string>(NpgsqlDbType.Text);
    private readonly NpgsqlParameter<long> _lowest = Of<long>(NpgsqlDbType.Bigint), _highest = Of<long>(NpgsqlDbType.Bigint), _time = Of<long>(NpgsqlDbType.Bigint);
    private readonly NpgsqlParameter<int> _count = Of<int>(NpgsqlDbType.Integer);
    private readonly NpgsqlParameter<Guid> _appendId = Of<Guid>(NpgsqlDbType.Uuid);
    private readonly NpgsqlParameter<byte[]> _metadata = Of<byte[]>(NpgsqlDbType.Bytea);
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>> _page = Of<ReadOnlyMemory<byte>>(NpgsqlDbType.Bytea);

    private AppendConnection(NpgsqlConnection connection, Server server, AppendBatch batch)
    {
        _connection = connection;
        _commit = new CommitWatch(connection);
        _many = Call(server, server.Statements.Append, (floor, number) => AppendParameters.Of(floor, number, server.Options, batch));
        _one = Call(server, server.Statements.AppendOne,
            (floor, number) => AppendParameters.Of(floor, number, server.Options, [_tenant, _category, _key, _lowest, _highest, _count, _appendId, _time, _metadata, _page]));
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
            AppendConnection opened = new(connection, server, batch);
            if (server.PreparesStatements)
            {
                await opened._many.PrepareAsync().ConfigureAwait(false);
                await opened._one.PrepareAsync().ConfigureAwait(false);
            }

            return opened;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes units ready to be sent.</summary>
    /// <param name="units">The units.</param>
    /// <param name="batch">Takes them as the server's function does.</param>
    /// <returns>The call to send them with.</returns>
    public AppendCall CallFor(List<PendingUnit> units, AppendBatch batch)
    {
        if (units is not [{ IsOneAppend: true } one])
        {
            batch.Fill(units);
            return _many;
        }

        StreamAppend append = one.Unit[0];
        (_tenant.TypedValue, _category.TypedValue, _key.TypedValue) = (append.Stream.Tenant, append.Stream.Category, append.Stream.Key);
        (_lowest.TypedValue, _highest.TypedValue) = AppendBatch.BoundsOf(append.Expected);
        (_count.TypedValue, _appendId.TypedValue, _time.TypedValue) = (append.Page.Count, append.AppendId.Value, StoredTime.Of(append.Time));
        (_metadata.TypedValue, _page.TypedValue) = (one.Metadata[0], one.Pages[0]);
        return _one;
    }

    /// <summary>Lets go of what was sent.</summary>
    public void Forget() => (_metadata.TypedValue, _page.TypedValue) = ([], default);

    public async ValueTask DisposeAsync()
    {
        _commit.Dispose();
        await _many.DisposeAsync().ConfigureAwait(false);
        await _one.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter<T> Of<T>(NpgsqlDbType type) => new() { NpgsqlDbType = type };

    private AppendCall Call(Server server, string sql, Func<NpgsqlParameter<long>, NpgsqlParameter<int>, NpgsqlParameter[]> parameters)
    {
        NpgsqlParameter<long> floor = Of<long>(NpgsqlDbType.Bigint);
        NpgsqlParameter<int> number = Of<int>(NpgsqlDbType.Integer);
        NpgsqlBatchCommand command = new(sql);
        command.Parameters.AddRange(parameters(floor, number));
        NpgsqlBatch call = server.Statements.Plain(_connection, server.Options.StatementTimeout);
        call.BatchCommands.Add(command);
        return new AppendCall(call, _commit, floor, number);
    }
}
