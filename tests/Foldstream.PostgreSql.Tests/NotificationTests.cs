using System.Diagnostics;
using Foldstream.PostgresServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Processes that tell each other of commits. Where a look comes once a minute, who is woken sooner was told.</summary>
public sealed class NotificationTests : TransactionTest
{
    private static readonly StreamId Alice = Stream("alice");

    private PostgreSqlOptions Telling => Options with { NotifiesOfCommits = true, PollInterval = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task Who_waits_in_another_process_is_woken_by_an_append_and_by_a_transaction()
    {
        await using PostgreSqlEventStore one = await OpenAsWriterAsync(Telling), two = await OpenAsWriterAsync(Telling);
        Assert.True(two.ListensForCommits);
        for (int i = 1; i <= 3; i++)
        {
            Task<long> waiting = two.WaitForEventsAsync((2 * i) - 2).AsTask();
            await ListeningAsync(1);
            await one.AppendAsync(To(Alice, i));
            Assert.Equal((2 * i) - 1, await WokenAsync(waiting));
            waiting = two.WaitForEventsAsync((2 * i) - 1).AsTask();
            await one.AppendAndCommitAsync(await BeginAsync(i), [To(Alice, i)]);
            Assert.Equal(2 * i, await WokenAsync(waiting));
        }

        // A process that nobody waits in does not listen.
        Assert.Equal(1L, await QueryAsync(Listeners));
    }

    [Fact]
    public async Task Nothing_is_told_or_listened_to_unless_it_is_asked_for()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync(), telling = await OpenAsWriterAsync(Telling);
        Task<long> waiting = store.WaitForEventsAsync(0).AsTask();
        await store.AppendAsync(To(Alice, 1));
        await waiting;
        Assert.Equal((0L, false), (store.NotificationCount, store.ListensForCommits));
        Assert.Equal(0L, await QueryAsync(Listeners));

        // An append that writes nothing is no news.
        await Assert.ThrowsAsync<VersionConflictException>(() => telling.AppendAsync(To(Alice, ExpectedVersion.At(9), 1)));
        await telling.DisposeAsync();
        Assert.InRange(telling.NotificationCount, 0, 1);
    }

    [Fact]
    public async Task A_burst_of_commits_is_told_by_few_notifications_and_the_last_one_is_among_them()
    {
        const int Commits = 400;
        await using PostgreSqlEventStore one = await OpenAsWriterAsync(Telling), two = await OpenAsWriterAsync(Telling);
        Task<long> waiting = two.WaitForEventsAsync(Commits).AsTask();
        await ListeningAsync(1);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i <= Commits; i++)
        {
            await one.AppendAsync(To(Alice, i));
        }

        Assert.Equal(Commits + 1, await WokenAsync(waiting));
        Assert.Equal(Commits + 1, one.CommitCount);
        Assert.InRange(one.NotificationCount, 1, (Stopwatch.GetElapsedTime(start).TotalMilliseconds / 9) + 2);
    }

    [Fact]
    public async Task A_listener_whose_connection_is_lost_looks_by_itself_and_listens_again()
    {
        await using CuttingProxy proxy = new(new NpgsqlConnectionStringBuilder(ConnectionString).Port);
        await using PostgreSqlEventStore one = await OpenAsWriterAsync(Telling), patient = await OpenAsWriterAsync(Telling),
            looking = await OpenAsWriterAsync(Telling with { PollInterval = TimeSpan.FromMilliseconds(20) }, proxy.Port);
        Task<long> first = patient.WaitForEventsAsync(0).AsTask(), second = looking.WaitForEventsAsync(0).AsTask();
        await ListeningAsync(2);

        // Who is behind the proxy can't listen again.
        proxy.Arm(Cut.BeforeRequest, "LISTEN foldstream", times: 10_000);
        await QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN foldstream!_" + await StoreIdAsync() + "' ESCAPE '!'");
        await one.AppendAsync(To(Alice, 1));
        Assert.Equal(1, await WokenAsync(second));
        Assert.Equal(1, await WokenAsync(first));
        first = patient.WaitForEventsAsync(1).AsTask();
        await ListeningAsync(1);
        await one.AppendAsync(To(Alice, 2));
        Assert.Equal(2, await WokenAsync(first));

        proxy.Arm(Cut.BeforeRequest, "no such request");
        await ListeningAsync(2);
    }

    [Fact]
    public async Task A_connection_that_listened_goes_back_to_its_pool_without_a_channel()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { NoResetOnClose = true, MaxPoolSize = 20 }.ConnectionString);
        await using (PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(source, Telling))
        {
            Task<long> waiting = store.WaitForEventsAsync(0).AsTask();
            await ListeningAsync(1);
            await store.AppendAsync(To(Alice, 1));
            await waiting;
        }

        NpgsqlConnection[] connections = new NpgsqlConnection[4];
        for (int i = 0; i < connections.Length; i++)
        {
            connections[i] = await source.OpenConnectionAsync();
            await using NpgsqlCommand command = new("SELECT count(*) FROM pg_listening_channels()", connections[i]);
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }

        foreach (NpgsqlConnection connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task Behind_a_pooling_proxy_a_process_tells_and_looks_by_itself_and_says_so()
    {
        Assert.SkipUnless(PgBouncer.IsThere, "PgBouncer is not installed here.");
        Assert.SkipWhen(TestPostgres.IsGiven, "The server is not this test's own.");
        await using PgBouncer proxy = await PgBouncer.StartAsync(ConnectionString, poolSize: 4);
        List<string> said = [];
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<ILogger<PostgreSqlEventStore>>(new Listening(said))
            .AddFoldstream(f => f.UsePostgreSql(proxy.ConnectionString, Telling with { PollInterval = TimeSpan.FromMilliseconds(20) })).BuildServiceProvider();
        PostgreSqlEventStore behind = Assert.IsType<PostgreSqlEventStore>(services.GetRequiredService<Stores.IEventStore>());
        await using PostgreSqlEventStore direct = await OpenAsWriterAsync(Telling);
        Assert.Equal((false, true), (behind.ListensForCommits, direct.ListensForCommits));
        Assert.Contains(said, text => text.Contains("a proxy stands before the server", StringComparison.Ordinal));

        Task<long> there = direct.WaitForEventsAsync(0).AsTask(), here = behind.WaitForEventsAsync(1).AsTask();
        await ListeningAsync(1);
        await behind.AppendAsync(To(Alice, 1));
        Assert.Equal(1, await WokenAsync(there));
        await direct.AppendAsync(To(Alice, 2));
        Assert.Equal(2, await WokenAsync(here));
    }

    [Fact]
    public async Task A_setting_of_the_configuration_asks_for_it()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Store:ConnectionString", ConnectionString), new("Store:Schema", Schema), new("Store:NotifiesOfCommits", "true")]).Build();
        await using ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UsePostgreSql(configuration.GetSection("Store"))).BuildServiceProvider();
        Assert.True(Assert.IsType<PostgreSqlEventStore>(services.GetRequiredService<Stores.IEventStore>()).ListensForCommits);
    }

    private const string Listeners = "SELECT count(*) FROM pg_stat_activity, @.store WHERE state = 'idle' AND query = 'LISTEN foldstream_' || replace(store_id::text, '-', '')";

    private static Task<long> WokenAsync(Task<long> waiting) => waiting.WaitAsync(TimeSpan.FromSeconds(30));

    private async Task<string> StoreIdAsync() => (string)(await QueryAsync("SELECT replace(store_id::text, '-', '') FROM @.store"))!;

    private async Task ListeningAsync(long count)
    {
        for (long start = Stopwatch.GetTimestamp(); !Equals(await QueryAsync(Listeners), count);)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
            await Task.Delay(20);
        }
    }

    private sealed class Listening(List<string> said) : ILogger<PostgreSqlEventStore>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (said)
            {
                said.Add(formatter(state, exception));
            }
        }
    }
}
