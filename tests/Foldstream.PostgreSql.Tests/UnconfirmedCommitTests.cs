using System.Diagnostics;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>
/// A server that waits for a standby which is not there. Whoever ends the wait leaves a commit that counts on the server alone, and that no store answers as durable.
/// </summary>
public sealed class UnconfirmedCommitTests : IAsyncLifetime
{
    private static readonly StreamId Alice = Stream("alice");
    private static readonly Audit ByAda = new("ada", "asked for", Noon);

    private PostgresCluster? _server;
    private PostgreSqlEventStore? _store;

    private PostgreSqlEventStore Store => _store!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null || OperatingSystem.IsWindows(), TestPostgres.Missing);
        _server = await PostgresCluster.StartAsync();
        _store = await OpenAsync("warning");
        await _store.AppendAsync(To(Alice, 1));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await SetStandbyAsync("");
            await Store.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("error")]
    public async Task An_append_whose_wait_for_a_standby_is_ended_is_answered_only_when_a_standby_has_it(string messages)
    {
        await using PostgreSqlEventStore store = await OpenAsync(messages);
        await SetStandbyAsync("nobody");
        StreamAppend append = To(Alice, ExpectedVersion.At(1), 2);
        Task<Appended> appending = store.AppendAsync(append);
        for (int i = 0; i < 3; i++)
        {
            await EndWaitAsync();
            await Task.Delay(100, Token);
            Assert.False(appending.IsCompleted);
            Assert.Equal(2L, await QueryAsync("SELECT position FROM foldstream.head"));
        }

        await SetStandbyAsync("");
        Appended appended = await appending.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal((2, 2, false), (appended.Version, appended.Position, appended.Repeated));
        Assert.Equal([1, 2], (await store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_append_that_no_standby_confirms_in_time_ends_with_an_unknown_outcome_and_can_be_made_again()
    {
        await using PostgreSqlEventStore store = await OpenAsync("warning", statementTimeout: TimeSpan.FromMilliseconds(500), outcomeTimeout: TimeSpan.FromSeconds(1));
        await store.ReadAllAsync();
        await SetStandbyAsync("nobody");
        StreamAppend append = To(Alice, ExpectedVersion.At(1), 2);
        long start = Stopwatch.GetTimestamp();
        AppendOutcomeUnknownException unknown = await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => store.AppendAsync(append).WaitAsync(TimeSpan.FromSeconds(60), Token));
        Assert.Equal(append.AppendId, unknown.AppendId);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        Task<Appended> again = store.AppendAsync(append);
        await Task.Delay(200, Token);
        Assert.False(again.IsCompleted);
        await SetStandbyAsync("");
        Appended appended = await again.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal((2, 2, true), (appended.Version, appended.Position, appended.Repeated));
    }

    [Fact]
    public async Task A_relaxed_append_waits_for_no_standby()
    {
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(_server!.ConnectionString, new PostgreSqlOptions { Durability = Durability.Relaxed }, Token);
        await store.AppendAsync(To(Alice, 2));
        await SetStandbyAsync("nobody");
        Assert.Equal(3, (await store.AppendAsync(To(Alice, 3)).WaitAsync(TimeSpan.FromSeconds(10), Token)).Version);
    }

    [Fact]
    public async Task A_change_whose_wait_for_a_standby_is_ended_is_answered_only_when_a_standby_has_it()
    {
        await SetStandbyAsync("nobody");
        Task<StreamInfo> closing = Store.CloseStreamAsync(Alice, ByAda, cancellationToken: Token).AsTask();
        await EndWaitAsync();
        await Task.Delay(100, Token);
        Assert.False(closing.IsCompleted);
        await SetStandbyAsync("");
        Assert.Equal(StreamState.Closed, (await closing.WaitAsync(TimeSpan.FromSeconds(20), Token)).State);
        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM foldstream.stream_changes"));
    }

    [Fact]
    public async Task A_change_that_is_cancelled_while_it_waits_for_a_standby_says_that_it_is_written()
    {
        await SetStandbyAsync("nobody");
        using CancellationTokenSource cancelled = new();
        Task<StreamInfo> closing = Store.CloseStreamAsync(Alice, ByAda, cancellationToken: cancelled.Token).AsTask();
        await WaitingAsync();
        await cancelled.CancelAsync();
        StoreUnusableException unconfirmed = await Assert.ThrowsAsync<StoreUnusableException>(() => closing.WaitAsync(TimeSpan.FromSeconds(10), Token));
        Assert.Contains("it is written there", unconfirmed.Message, StringComparison.Ordinal);
        Assert.Equal(StreamState.Closed, (await Store.FindStreamAsync(Alice, Token))!.State);

        // Found done, it is confirmed before it is answered.
        Task<StreamInfo> again = Store.CloseStreamAsync(Alice, ByAda, cancellationToken: Token).AsTask();
        await WaitingAsync();
        Assert.False(again.IsCompleted);
        await SetStandbyAsync("");
        Assert.Equal(StreamState.Closed, (await again.WaitAsync(TimeSpan.FromSeconds(20), Token)).State);
    }

    private Task<PostgreSqlEventStore> OpenAsync(string messages, TimeSpan? statementTimeout = null, TimeSpan? outcomeTimeout = null)
        => PostgreSqlEventStore.OpenAsync($"{_server!.ConnectionString};Options=-c client_min_messages={messages}",
            new PostgreSqlOptions { StatementTimeout = statementTimeout ?? TimeSpan.FromSeconds(30), OutcomeTimeout = outcomeTimeout ?? TimeSpan.FromMinutes(1) }, Token).AsTask();

    private async Task SetStandbyAsync(string names)
    {
        // Neither of the two waits for the standby itself.
        await TestPostgres.ExecuteAsync($"ALTER SYSTEM SET synchronous_standby_names = '{names}'", _server!.ConnectionString);
        await QueryAsync("SELECT pg_reload_conf()");
        while ((string?)await QueryAsync("SHOW synchronous_standby_names") != names)
        {
            await Task.Delay(10, Token);
        }

        // The sessions learn of it by themselves, the one that says who waits at last.
        await Task.Delay(200, Token);
    }

    private async Task EndWaitAsync()
    {
        await WaitingAsync();
        await QueryAsync("SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }

    private async Task WaitingAsync()
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10); await Task.Delay(10, Token))
        {
            if ((long)(await QueryAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"))! > 0)
            {
                return;
            }
        }

        Assert.Fail("Nobody waits for a standby.");
    }

    private Task<object?> QueryAsync(string sql) => TestPostgres.QueryAsync(sql, _server!.ConnectionString);
}
