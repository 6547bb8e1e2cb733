using Foldstream.PostgresServer;
using Foldstream.Subscriptions;
using Foldstream.Testing;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Checkpoints in PostgreSQL, and subscriptions whose handlers write there.</summary>
public sealed class SubscriptionTests : PostgresTest
{
    public static TheoryData<CheckpointRule> Rules => [.. CheckpointConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Checkpoints_in_PostgreSQL_keep(CheckpointRule rule)
        => rule.RunAsync(() => ValueTask.FromResult<ICheckpointStore>(PostgreSqlCheckpointStore.Open(ConnectionString, Schema)), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    public async Task What_handlers_write_is_the_log_each_event_once_and_in_order_although_connections_are_cut(int seed, int shards)
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await ExecuteAsync("CREATE TABLE @.ledger (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, position bigint NOT NULL, stream text NOT NULL, version bigint NOT NULL)");
        string workers = new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = "ledger" + Schema }.ConnectionString;
        SubscriptionLedger ledger = new(store, Deposited.EventType, () => PostgreSqlCheckpointStore.Open(workers, Schema), Schema + ".ledger")
        {
            DisturbAsync = () => ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ledger@'"),
        };
        await ledger.RunAsync(seed, shards, 25, (stream, count) => store.AppendAsync(To(stream, new long[count])));
        await ledger.CheckAsync(await RowsAsync(), inOrder: shards == 1);
    }

    [Fact]
    public async Task Tables_can_be_made_by_a_script_and_are_asked_for_where_they_are_missing()
    {
        await using PostgreSqlCheckpointStore without = PostgreSqlCheckpointStore.Open(ConnectionString, Schema, managesTables: false);
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(() => without.ListAsync(TestContext.Current.CancellationToken).AsTask());
        Assert.Contains("PostgreSqlCheckpointStore.Script", refused.Message, StringComparison.Ordinal);
        await ExecuteAsync(PostgreSqlCheckpointStore.Script(Schema));
        await ExecuteAsync(PostgreSqlCheckpointStore.Script(Schema));
        Assert.Empty(await without.ListAsync(TestContext.Current.CancellationToken));
    }

    private async Task<List<(long Position, string Stream, long Version)>> RowsAsync()
    {
        List<(long Position, string Stream, long Version)> rows = [];
        await using NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new($"SELECT position, stream, version FROM {Schema}.ledger ORDER BY id", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return rows;
    }
}
