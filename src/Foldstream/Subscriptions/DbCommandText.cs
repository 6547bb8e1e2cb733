using System.Data.Common;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>A statement and its values, for one run in a transaction.</summary>
internal sealed class DbCommandText(string text)
{
    private readonly List<(string Name, object Value)> _values = [];

    public DbCommandText With(string name, object value)
    {
        _values.Add((name, value));
        return this;
    }

    /// <summary>Names a stream; none is three empty texts.</summary>
    public DbCommandText With(StreamId? stream)
        => With("@tenant", stream?.Tenant ?? "").With("@category", stream?.Category ?? "").With("@key", stream?.Key ?? "");

    public DbCommandText With(Audit? audit)
        => With("@actor", audit?.Actor ?? "").With("@reason", audit?.Reason ?? "").With("@time", audit is null ? 0 : ParkedRows.ToMilliseconds(audit.Time));

    /// <returns>How many rows it has changed.</returns>
    public async ValueTask<int> RunAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        DbCommand command = Make(transaction);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<List<T>> ListAsync<T>(DbTransaction transaction, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await ReadAsync(transaction, (reader, _) => rows.Add(read(reader)), cancellationToken).ConfigureAwait(false);
        return rows;
    }

    /// <summary>Reads all rows of all results, which are counted from 0.</summary>
    public async ValueTask ReadAsync(DbTransaction transaction, Action<DbDataReader, int> read, CancellationToken cancellationToken)
    {
        DbCommand command = Make(transaction);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                int result = 0;
                do
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        read(reader, result);
                    }

                    result++;
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }
        }
    }

    private DbCommand Make(DbTransaction transaction)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of tables and numbers alone are put into the text.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach ((string name, object value) in _values)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
