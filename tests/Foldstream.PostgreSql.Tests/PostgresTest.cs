using Foldstream.PostgresServer;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Tests with a schema of their own on the test's server.</summary>
public abstract class PostgresTest : IAsyncLifetime
{
    /// <summary>The test's schema, which does not exist yet.</summary>
    private protected string Schema { get; } = TestPostgres.NewName("t");

    private protected string ConnectionString { get; private set; } = "";

    private protected PostgreSqlOptions Options => new() { Schema = Schema };

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestPostgres.IsThere, TestPostgres.Missing);
        ConnectionString = new NpgsqlConnectionStringBuilder(await TestPostgres.ConnectionStringAsync()) { MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 5 }.ConnectionString;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (TestPostgres.IsGiven)
        {
            await TestPostgres.ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        }

        GC.SuppressFinalize(this);
    }

    private protected Task<PostgreSqlEventStore> OpenAsync(PostgreSqlOptions? options = null) => PostgreSqlEventStore.OpenAsync(ConnectionString, options ?? Options).AsTask();

    /// <summary>Runs statements as the superuser; <c>@</c> stands for the test's schema.</summary>
    private protected Task ExecuteAsync(string sql) => TestPostgres.ExecuteAsync(sql.Replace("@", Schema, StringComparison.Ordinal));

    private protected Task<object?> QueryAsync(string sql) => TestPostgres.QueryAsync(sql.Replace("@", Schema, StringComparison.Ordinal));
}
