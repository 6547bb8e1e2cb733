using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>
/// Tests with a table of the application's own beside the store. The store opens as a writer, and the application's transactions are those of a role that may append in
/// them and read nothing of the store.
/// </summary>
public abstract class TransactionTest : PostgresTest
{
    private readonly List<IAsyncDisposable> _opened = [];
    private readonly string _writer = TestPostgres.NewName("writer"), _shop = TestPostgres.NewName("shop");

    private protected NpgsqlDataSource Shop { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ExecuteAsync($"""
            CREATE ROLE {_writer} LOGIN;
            CREATE ROLE {_shop} LOGIN;
            {PostgreSqlSchema.Script(Schema)}
            {PostgreSqlSchema.WriterGrants(_writer, Schema)}
            {PostgreSqlSchema.TransactionGrants(_shop, Schema)}
            CREATE SCHEMA {_shop} AUTHORIZATION {_shop};
            CREATE TABLE {_shop}.rows (id bigint PRIMARY KEY, parent bigint REFERENCES {_shop}.rows (id) DEFERRABLE INITIALLY DEFERRED);
            ALTER TABLE {_shop}.rows OWNER TO {_shop};
            """);
        Shop = NpgsqlDataSource.Create(AsShop());
        _opened.Add(Shop);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable opened in Enumerable.Reverse(_opened))
        {
            await opened.DisposeAsync();
        }

        if (TestPostgres.IsGiven)
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {_shop} CASCADE; DROP SCHEMA IF EXISTS @ CASCADE; DROP OWNED BY {_shop}, {_writer}; DROP ROLE {_shop}, {_writer}");
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The application's connection string, to the server or to what stands before it.</summary>
    private protected string AsShop(int? port = null) => As(_shop, port);

    private protected Task<PostgreSqlEventStore> OpenAsWriterAsync(PostgreSqlOptions? options = null, int? port = null)
        => PostgreSqlEventStore.OpenAsync(As(_writer, port), options ?? Options).AsTask();

    /// <summary>Begins a transaction of the application's and adds a row in it.</summary>
    private protected async Task<NpgsqlTransaction> BeginAsync(long id, System.Data.IsolationLevel isolation = System.Data.IsolationLevel.ReadCommitted, NpgsqlDataSource? source = null)
    {
        NpgsqlConnection connection = await (source ?? Shop).OpenConnectionAsync();
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(isolation);
        _opened.Add(connection);
        _opened.Add(transaction);
        await AddRowAsync(transaction, id);
        return transaction;
    }

    private protected Task AddRowAsync(NpgsqlTransaction transaction, long id) => RunAsync(transaction, $"INSERT INTO {_shop}.rows (id) VALUES ({id})");

    /// <summary>Runs a statement of the application's; <c>@rows</c> stands for its table.</summary>
    private protected async Task RunAsync(NpgsqlTransaction transaction, string sql)
    {
        await using NpgsqlCommand command = new(sql.Replace("@rows", $"{_shop}.rows", StringComparison.Ordinal), transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs statements as the superuser; <c>@rows</c> stands for the application's table, <c>@shop</c> for its schema.</summary>
    private protected Task ExecuteInShopAsync(string sql)
        => ExecuteAsync(sql.Replace("@rows", $"{_shop}.rows", StringComparison.Ordinal).Replace("@shop", _shop, StringComparison.Ordinal));

    /// <summary>The rows that were committed.</summary>
    private protected async Task<IReadOnlyList<long>> RowsAsync() => (long[])(await QueryAsync($"SELECT coalesce(array_agg(id ORDER BY id), ARRAY[]::bigint[]) FROM {_shop}.rows"))!;

    private string As(string role, int? port)
    {
        NpgsqlConnectionStringBuilder settings = new(ConnectionString) { Username = role };
        settings.Port = port ?? settings.Port;
        return settings.ConnectionString;
    }
}
