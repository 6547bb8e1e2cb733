using Foldstream.PostgresServer;
using Npgsql;

namespace Foldstream.PermitLog.Tests;

/// <summary>A database of its own on the server that tests run with.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly string _name = TestPostgres.NewName("permits");

    private OwnDatabase(string server) => ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 40 }.ConnectionString;

    public string ConnectionString { get; }

    /// <summary>Makes one. Where there is no server, the test is skipped.</summary>
    public static async Task<OwnDatabase> CreateAsync()
    {
        Assert.SkipUnless(TestPostgres.IsThere, TestPostgres.Missing);
        OwnDatabase database = new(await TestPostgres.ConnectionStringAsync());
        await TestPostgres.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await TestPostgres.ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
}
