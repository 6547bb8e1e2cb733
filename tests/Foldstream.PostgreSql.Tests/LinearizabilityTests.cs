using Foldstream.Stores;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What many do side by side has the answers that some order of it would have had.</summary>
public sealed class LinearizabilityTests : PostgresTest
{
    [Fact]
    public async Task The_store_is_linearizable()
    {
        await using PostgreSqlEventStore store = await OpenAsync(Options with { Durability = Durability.Relaxed });
        await Task.Run(() => LinearStore.Sample(store, (page, number) => page.Add(new Deposited(number)), 60), TestContext.Current.CancellationToken);
    }
}
