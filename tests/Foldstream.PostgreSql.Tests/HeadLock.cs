using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Holds the lock that each batch takes, as a client of another program could.</summary>
internal sealed class HeadLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private HeadLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<HeadLock> TakeAsync(string connectionString, string schema)
    {
        NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"BEGIN; SELECT position FROM {schema}.head FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return new HeadLock(connection);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
