using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Standbys, promotions and restored backups: a store that has lost nothing goes on, and one that has lost something stops.</summary>
public sealed class StandbyTests : IAsyncLifetime
{
    private static readonly StreamId Alice = Stream("alice");

    private PostgresCluster _primary = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null || OperatingSystem.IsWindows(), TestPostgres.Missing);
        _primary = await PostgresCluster.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_primary is not null)
        {
            await _primary.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_store_on_a_standby_reads_and_wakes_and_refuses_to_write()
    {
        await using PostgreSqlEventStore store = await OpenAsync(_primary);
        await store.AppendAsync(To(Alice, 1));
        await using PostgresCluster standby = await _primary.CopyAsync(follows: true);
        StoreUnusableException missing = await Assert.ThrowsAsync<StoreUnusableException>(async () => await OpenAsync(standby, new PostgreSqlOptions { Schema = "none" }));
        Assert.Contains("only reads", missing.Message, StringComparison.Ordinal);

        await using PostgreSqlEventStore reader = await OpenAsync(standby, new PostgreSqlOptions { NotifiesOfCommits = true });
        Task<long> waiting = reader.WaitForEventsAsync(1).AsTask();
        await store.AppendAsync(To(Alice, 2));
        Assert.Equal(2, await waiting.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal([1, 2], (await reader.ReadAsync(Alice)).Amounts);
        Assert.Equal([1, 2], (await reader.ReadAllAsync()).Amounts);

        Events.PageBuilder noted = new();
        noted.Add(new Noted("of a type that the store lacks"));
        foreach (StreamAppend append in (StreamAppend[])[To(Alice, 3), Of(Alice, ExpectedVersion.Any, noted)])
        {
            StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(() => reader.AppendAsync(append));
            Assert.Contains("only reads: it is a standby", refused.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", refused.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<StoreUnusableException>(async () => await reader.CloseStreamAsync(Alice, new Audit("ada", "a", Noon)));
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await reader.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(1), 1, new byte[] { 1 })));
        await using NpgsqlConnection connection = new(standby.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        StoreUnusableException there = await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 3)]));
        Assert.Contains("standby", there.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await store.AppendAsync(To(Alice, 3))).Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_goes_on_behind_the_promotion_of_a_standby_that_has_it_all(bool isNamedByBothHosts)
    {
        await using PostgresCluster standby = await _primary.CopyAsync(follows: true);
        await using CuttingProxy proxy = new(_primary.Port);
        await using PostgreSqlEventStore store = await OpenAsync(standby, proxy, isNamedByBothHosts);
        StreamAppend last = To(Alice, 2);
        await store.AppendAsync(To(Alice, 1));
        Appended held = await store.AppendAsync(last);
        await standby.CatchUpAsync(_primary);
        await FailOverAsync(standby, proxy);

        Assert.Equal(3, (await AppendAsync(store, To(Alice, ExpectedVersion.At(2), 3))).Position);
        Assert.Equal(held with { Repeated = true }, await store.AppendAsync(last));
        Assert.Equal([1, 2, 3], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(3, await store.GetHeadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_stops_behind_the_promotion_of_a_standby_that_lacks_what_it_has_seen(bool isNamedByBothHosts)
    {
        await using PostgresCluster standby = await _primary.CopyAsync(follows: true);
        await using CuttingProxy proxy = new(_primary.Port);
        await using PostgreSqlEventStore writing = await OpenAsync(standby, proxy, isNamedByBothHosts), reading = await OpenAsync(standby, proxy, isNamedByBothHosts);
        await writing.AppendAsync(To(Alice, 1));
        await standby.CatchUpAsync(_primary);
        await standby.FallBehindAsync();
        await writing.AppendAsync(To(Alice, 2));
        Assert.Equal(2, (await reading.ReadAllAsync()).Version);
        Assert.Equal(2, await reading.GetHeadAsync());
        await FailOverAsync(standby, proxy);

        await StoppedAsync(writing, () => writing.AppendAsync(To(Alice, 3)));
        await StoppedAsync(reading, () => reading.GetHeadAsync().AsTask());
        Assert.Equal(1L, await TestPostgres.QueryAsync("SELECT position FROM foldstream.head", standby.ConnectionString + ";Pooling=false"));

        // A process that starts anew can't know.
        await using PostgreSqlEventStore anew = await OpenAsync(standby);
        Assert.Equal(2, (await anew.AppendAsync(To(Alice, 4))).Position);
    }

    [Fact]
    public async Task A_store_stops_when_a_promoted_standby_has_given_the_positions_that_were_lost_to_others()
    {
        await using PostgresCluster standby = await _primary.CopyAsync(follows: true);
        await using CuttingProxy proxy = new(_primary.Port);
        await using PostgreSqlEventStore store = await OpenAsync(standby, proxy, isNamedByBothHosts: false);
        await store.AppendAsync(To(Alice, 1));
        await standby.CatchUpAsync(_primary);
        await standby.FallBehindAsync();
        await store.AppendAsync(To(Alice, 2));
        await FailOverAsync(standby, proxy);
        await using (PostgreSqlEventStore other = await OpenAsync(standby))
        {
            await other.AppendAsync(To(Stream("bob"), 20));
            await other.AppendAsync(To(Stream("bob"), 30));
        }

        await StoppedAsync(store, () => store.AppendAsync(To(Alice, 3)));
        Assert.Equal(3L, await TestPostgres.QueryAsync("SELECT position FROM foldstream.head", standby.ConnectionString + ";Pooling=false"));
    }

    [Fact]
    public async Task A_store_stops_on_a_restored_backup_that_is_older_than_what_it_has_seen()
    {
        await using CuttingProxy proxy = new(_primary.Port);
        await using PostgreSqlEventStore store = await OpenAsync(_primary, proxy, isNamedByBothHosts: false);
        await store.AppendAsync(To(Alice, 1));
        await using PostgresCluster backup = await _primary.CopyAsync(follows: false);
        await store.AppendAsync(To(Alice, 2));
        Task<long> waiting = store.WaitForEventsAsync(2).AsTask();
        await _primary.DisposeAsync();
        proxy.Target = backup.Port;

        FoldstreamException stopped = await Assert.ThrowsAnyAsync<FoldstreamException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));
        if (!stopped.Message.Contains("went backwards", StringComparison.Ordinal))
        {
            await StoppedAsync(store, () => store.GetHeadAsync().AsTask());
        }

        await StoppedAsync(store, () => store.AppendAsync(To(Alice, 3)));
        await StoppedAsync(store, () => store.VerifyAsync().AsTask());

        // The application's own transaction on the old state is refused before it is given a position for the second time.
        await using NpgsqlConnection connection = new(backup.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 3)]));
        await using PostgreSqlEventStore anew = await OpenAsync(backup);
        Assert.Equal([1], (await anew.ReadAllAsync()).Amounts);
    }

    [Fact]
    public async Task A_transaction_on_a_former_primary_that_still_runs_is_refused_and_the_store_goes_on()
    {
        await using PostgresCluster standby = await _primary.CopyAsync(follows: true);
        await using PostgreSqlEventStore before = await OpenAsync(_primary);
        await before.AppendAsync(To(Alice, 1));
        await standby.CatchUpAsync(_primary);
        await standby.PromoteAsync();
        await using PostgreSqlEventStore store = await OpenAsync(standby);
        await store.AppendAsync(To(Alice, 2));
        await using NpgsqlConnection connection = new(_primary.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 3)]));
        Assert.Contains("old primary", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await store.AppendAsync(To(Alice, 3))).Position);
        Assert.Equal(1, await before.GetHeadAsync());
    }

    private async Task FailOverAsync(PostgresCluster standby, CuttingProxy proxy)
    {
        await _primary.DisposeAsync();
        await standby.PromoteAsync();
        proxy.Target = standby.Port;
    }

    private static Task<PostgreSqlEventStore> OpenAsync(PostgresCluster cluster, PostgreSqlOptions? options = null) => PostgreSqlEventStore.OpenAsync(cluster.ConnectionString, options).AsTask();

    /// <summary>Opens the store by both hosts, of which the primary is taken, or by one address that leads to whichever server is the primary.</summary>
    private Task<PostgreSqlEventStore> OpenAsync(PostgresCluster standby, CuttingProxy proxy, bool isNamedByBothHosts)
    {
        NpgsqlConnectionStringBuilder settings = new(_primary.ConnectionString) { Timeout = 5 };
        if (isNamedByBothHosts)
        {
            settings.Host = $"127.0.0.1:{_primary.Port},127.0.0.1:{standby.Port}";
            settings.TargetSessionAttributes = "primary";
        }
        else
        {
            settings.Port = proxy.Port;
        }

        return PostgreSqlEventStore.OpenAsync(settings.ConnectionString, new PostgreSqlOptions { PollInterval = TimeSpan.FromMilliseconds(20) }).AsTask();
    }

    // A connection that was lost with the primary may be what an append meets first.
    private static async Task<Appended> AppendAsync(PostgreSqlEventStore store, StreamAppend append)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await store.AppendAsync(append);
            }
            catch (FoldstreamException) when (attempt < 10)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task StoppedAsync(PostgreSqlEventStore store, Func<Task> call)
    {
        FoldstreamException stopped = await Assert.ThrowsAnyAsync<FoldstreamException>(call);
        Assert.Contains("went backwards", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("went backwards", (await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.GetHeadAsync())).Message, StringComparison.Ordinal);
        Assert.Contains("went backwards", (await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 9)))).Message, StringComparison.Ordinal);
    }
}
