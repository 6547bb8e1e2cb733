using Npgsql;

namespace Foldstream.PostgresServer;

/// <summary>
/// The server that this process tests with: the one that <c>FOLDSTREAM_POSTGRES</c> names by a connection string, or else one that is started for this process
/// alone, and ends with it however it ends.
/// </summary>
public static class TestPostgres
{
    /// <summary>Names a server that runs already. Its user may create schemas and databases.</summary>
    public const string Variable = "FOLDSTREAM_POSTGRES";

    /// <summary>Why nothing can be tested here.</summary>
    public const string Missing = "There is no PostgreSQL here: neither a server that FOLDSTREAM_POSTGRES names, nor programs in PATH, /usr/lib/postgresql/*/bin or FOLDSTREAM_POSTGRES_BIN.";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    // Held for as long as the process lives: the pipe to it must not be collected.
    private static PostgresCluster? _cluster;

    /// <summary>Whether there is a server, or programs to start one.</summary>
    public static bool IsThere => Given is not null || (PostgresBinaries.Folder is not null && !OperatingSystem.IsWindows());

    /// <summary>Whether the server is one that runs anyway, which a test must not stop or set up otherwise.</summary>
    public static bool IsGiven => Given is not null;

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : null;

    /// <summary>The connection string of the server's superuser, started when it is asked for first.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    /// <summary>A name for a schema, a database or a role that no other test has.</summary>
    public static string NewName(string what) => $"{what}_{Guid.NewGuid():N}";

    /// <summary>Runs statements as the superuser.</summary>
    public static async Task ExecuteAsync(string sql, string? connectionString = null)
    {
        await using NpgsqlConnection connection = new(connectionString ?? await ConnectionStringAsync());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of a query as the superuser.</summary>
    public static async Task<object?> QueryAsync(string sql, string? connectionString = null)
    {
        await using NpgsqlConnection connection = new(connectionString ?? await ConnectionStringAsync());
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> StartAsync()
    {
        if (Given is { } given)
        {
            return given;
        }

        _cluster = await PostgresCluster.StartAsync();
        return _cluster.ConnectionString;
    }
}
