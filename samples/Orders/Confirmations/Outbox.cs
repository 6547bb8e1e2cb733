using System.Data.Common;

namespace Orders;

/// <summary>
/// Confirmations that are to be sent, in a table beside the checkpoint. A row is there exactly once. It is sent at least once: who is killed between sending and
/// marking sends it again, under the same key.
/// </summary>
internal sealed class Outbox : IAsyncDisposable
{
    private readonly DbDataSource _source;

    private Outbox(DbDataSource source) => _source = source;

    /// <summary>Opens the outbox of a database, and makes it where there is none.</summary>
    public static async Task<Outbox> OpenAsync(DbDataSource source, CancellationToken cancel)
    {
        await using DbCommand create = source.CreateCommand("""
            CREATE TABLE IF NOT EXISTS outbox (key text NOT NULL PRIMARY KEY, position bigint NOT NULL, message text NOT NULL, is_sent boolean NOT NULL DEFAULT FALSE);
            CREATE INDEX IF NOT EXISTS outbox_unsent ON outbox (position) WHERE NOT is_sent
            """);
        await create.ExecuteNonQueryAsync(cancel);
        return new Outbox(source);
    }

    /// <summary>Puts a confirmation into the outbox, in the transaction of a handler.</summary>
    public static async Task AddAsync(DbTransaction transaction, Confirmation confirmation, CancellationToken cancel)
    {
        await using DbCommand insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO outbox (key, position, message) VALUES (@key, @position, @message)";
        Add(insert, "@key", confirmation.Key);
        Add(insert, "@position", confirmation.Position);
        Add(insert, "@message", confirmation.Message);
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Sends what is not marked as sent, in the order of the events.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendAsync(Action<Confirmation> send, CancellationToken cancel)
    {
        int sent = 0;
        while (await TakeAsync(cancel) is { Count: > 0 } waiting)
        {
            waiting.ForEach(send);
            await MarkAsync(waiting, cancel);
            sent += waiting.Count;
        }

        return sent;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<List<Confirmation>> TakeAsync(CancellationToken cancel)
    {
        List<Confirmation> waiting = [];
        await using DbCommand select = _source.CreateCommand("SELECT key, position, message FROM outbox WHERE NOT is_sent ORDER BY position LIMIT 50");
        await using DbDataReader rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            waiting.Add(new Confirmation(rows.GetString(0), rows.GetInt64(1), rows.GetString(2)));
        }

        return waiting;
    }

    private async Task MarkAsync(List<Confirmation> sent, CancellationToken cancel)
    {
        await using DbConnection connection = await _source.OpenConnectionAsync(cancel);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancel);
        foreach (Confirmation confirmation in sent)
        {
            await using DbCommand mark = connection.CreateCommand();
            mark.Transaction = transaction;
            mark.CommandText = "UPDATE outbox SET is_sent = TRUE WHERE key = @key";
            Add(mark, "@key", confirmation.Key);
            await mark.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
