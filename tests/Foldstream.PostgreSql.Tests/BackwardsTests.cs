using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>A log that goes backwards under a running process stops it.</summary>
public sealed class BackwardsTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice");

    // What a restored backup or a standby that was behind looks like: the last append is gone, and so is all that says it was there.
    private const string Lose = "DELETE FROM @.pages WHERE position = 3; UPDATE @.streams SET version = 2; UPDATE @.head SET position = 2";

    [Fact]
    public async Task A_head_behind_the_one_that_was_seen_stops_reading_and_appending()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        await ExecuteAsync(Lose);
        Assert.Contains("went backwards", (await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.GetHeadAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 4)));
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.ReadAsync(Alice));
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.ReadAllAsync());
        await using PostgreSqlEventStore anew = await OpenAsync();
        Assert.Equal(3, (await anew.AppendAsync(To(Alice, 5))).Position);

        // Now the head is where it was, and the store goes on knowing better.
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.GetHeadAsync());
    }

    [Fact]
    public async Task An_append_is_refused_on_the_server_before_it_is_given_a_position_for_the_second_time()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        await ExecuteAsync(Lose);
        StoreUnusableException stopped = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 4)));
        Assert.Contains("head is at 2, and this process has seen 3", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2L, await QueryAsync("SELECT count(*) FROM @.pages"));
    }

    [Fact]
    public async Task Who_waits_for_events_learns_it()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        Task<long> waiting = store.WaitForEventsAsync(3).AsTask();
        await Task.Delay(50);
        await ExecuteAsync(Lose);
        await Assert.ThrowsAsync<StoreUnusableException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Other_appends_at_the_positions_of_those_that_were_lost_are_noticed_when_the_server_is_connected_to_again()
    {
        await using CuttingProxy proxy = new(new NpgsqlConnectionStringBuilder(ConnectionString).Port);
        await using PostgreSqlEventStore store = await ThroughAsync(proxy);
        await FillAsync(store);
        await ExecuteAsync(Lose);
        await using (PostgreSqlEventStore other = await OpenAsync())
        {
            await other.AppendAsync(To(Alice, 30));
            await other.AppendAsync(To(Alice, 40));
        }

        await EndSessionsAsync();
        StoreUnusableException stopped = await Assert.ThrowsAnyAsync<FoldstreamException>(() => store.AppendAsync(To(Alice, 5))) switch
        {
            AppendOutcomeUnknownException { InnerException: StoreUnusableException inner } => inner,
            FoldstreamException other => Assert.IsType<StoreUnusableException>(other),
        };
        Assert.Contains("is not there", stopped.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 30, 40], (await (await OpenAsync()).ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task Another_server_at_the_same_address_is_noticed()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null, TestPostgres.Missing);
        await using PostgresCluster another = await PostgresCluster.StartAsync();
        await using (PostgreSqlEventStore there = await PostgreSqlEventStore.OpenAsync(another.ConnectionString, Options))
        {
            await FillAsync(there);
        }

        await using CuttingProxy proxy = new(new NpgsqlConnectionStringBuilder(ConnectionString).Port);
        await using PostgreSqlEventStore store = await ThroughAsync(proxy);
        await FillAsync(store);
        proxy.Target = another.Port;
        await EndSessionsAsync();
        FoldstreamException stopped = await Assert.ThrowsAnyAsync<FoldstreamException>(() => store.AppendAsync(To(Alice, 5)));
        Assert.Contains("system identifier", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(3L, await TestPostgres.QueryAsync($"SELECT count(*) FROM {Schema}.pages", another.ConnectionString + ";Pooling=false"));
    }

    [Fact]
    public async Task A_schema_that_was_made_anew_is_noticed()
    {
        await using PostgreSqlEventStore store = await OpenAsync();
        await FillAsync(store);
        await ExecuteAsync("DROP SCHEMA @ CASCADE");
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.GetHeadAsync());
        await ExecuteAsync(PostgreSqlSchema.Script(Schema));
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 5)));
        Assert.Equal(0L, await QueryAsync("SELECT count(*) FROM @.pages"));
    }

    private static async Task FillAsync(PostgreSqlEventStore store)
    {
        for (int i = 1; i <= 3; i++)
        {
            await store.AppendAsync(To(Alice, i));
        }
    }

    private Task<PostgreSqlEventStore> ThroughAsync(CuttingProxy proxy)
        => PostgreSqlEventStore.OpenAsync($"{new NpgsqlConnectionStringBuilder(ConnectionString) { Port = proxy.Port }.ConnectionString};Application Name={Schema}", Options).AsTask();

    private Task<object?> EndSessionsAsync() => QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '@'");
}
