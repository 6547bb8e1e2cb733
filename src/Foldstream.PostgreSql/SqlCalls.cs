using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// The few calls of an opening, in both ways: a container makes a store without waiting for a task. Where <paramref name="isAsync"/> is false all
/// that is returned is completed.
/// </summary>
internal readonly struct SqlCalls(bool isAsync, CancellationToken cancellationToken)
{
    public async ValueTask<NpgsqlConnection> OpenAsync(NpgsqlDataSource source)
        => isAsync ? await Server.OpenAsync(source, cancellationToken).ConfigureAwait(false) : Server.Open(source);

    public async ValueTask RunAsync(NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = new(sql, connection);
        if (isAsync)
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The values of the first row; none when there is no row.</summary>
    public async ValueTask<object[]> RowAsync(NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = new(sql, connection);
        using NpgsqlDataReader reader = isAsync ? await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false) : command.ExecuteReader();
        if (!(isAsync ? await reader.ReadAsync(cancellationToken).ConfigureAwait(false) : reader.Read()))
        {
            return [];
        }

        object[] values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }
}
