using Foldstream.PostgresServer;
using Foldstream.TestHouse;
using Foldstream.Testing;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>The rules again, through a proxy that gives each transaction another server connection.</summary>
public sealed class PoolingProxyTests : PostgresTest
{
    private static readonly Lazy<Task<PgBouncer>> Proxy = new(async () => await PgBouncer.StartAsync(await TestPostgres.ConnectionStringAsync(), poolSize: 3));

    public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_store_behind_PgBouncer_keeps(ConformanceRule rule)
    {
        Assert.SkipUnless(PgBouncer.IsThere, "PgBouncer is not installed here.");
        Assert.SkipWhen(TestPostgres.IsGiven, "The server is not this test's own.");
        string connectionString = new NpgsqlConnectionStringBuilder((await Proxy.Value).ConnectionString) { MaxPoolSize = 20 }.ConnectionString;
        string schema = "";
        RuleOutcome outcome = await ConformanceCounts.RunAsync("PostgreSQL behind PgBouncer", rule, () => rule.RunAsync(async limits =>
        {
            schema = TestPostgres.NewName("t");
            PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(connectionString, new PostgreSqlOptions { Schema = schema, Limits = limits });
            Assert.False(store.PreparesStatements);
            return store;
        },
            async (_, position) => await TestPostgres.ExecuteAsync($"UPDATE {schema}.pages SET page = set_bit(page, 100, 1 - get_bit(page, 100)) WHERE position <= {position} AND position + count > {position}"),
            TestContext.Current.CancellationToken));
        Assert.Equal(RuleOutcome.Kept, outcome);
    }
}
