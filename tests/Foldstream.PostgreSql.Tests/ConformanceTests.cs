using System.Globalization;
using Foldstream.PostgresServer;
using Foldstream.TestHouse;
using Foldstream.Testing;

namespace Foldstream.PostgreSql.Tests;

/// <summary>The store keeps every rule of the conformance kit, over connections of its own and through data sources that it is given.</summary>
public sealed class ConformanceTests(ITestOutputHelper output) : PostgresTest
{
    /// <summary>How many rules there are. A rule that comes is counted here; none goes.</summary>
    private const int RuleCount = 129;

    public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_store_in_PostgreSQL_keeps(ConformanceRule rule)
    {
        string schema = "";
        Assert.Equal(RuleOutcome.Kept, await ConformanceCounts.RunAsync("PostgreSQL", rule, () => rule.RunAsync(
            async limits => await OpenAsync(new PostgreSqlOptions { Schema = schema = TestPostgres.NewName("t"), Limits = limits }),
            async (_, position) => await TestPostgres.ExecuteAsync($"UPDATE {schema}.pages SET page = set_bit(page, 100, 1 - get_bit(page, 100)) WHERE position <= {position} AND position + count > {position}"),
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Every_rule_counts()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL: {StoreConformance.Rules.Count} rules kept, 0 declined."));
        Assert.Equal(RuleCount, StoreConformance.Rules.Count);
    }
}
