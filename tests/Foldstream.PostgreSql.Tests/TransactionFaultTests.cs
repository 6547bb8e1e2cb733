using System.Collections.Immutable;
using System.Globalization;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Transactions of the application's that wait, fail, or lose their connection: both are written or neither, and the answer says which.</summary>
public sealed class TransactionFaultTests : TransactionTest
{
    private static readonly StreamId Alice = Stream("alice"), Cutting = Stream("cut-here");

    [Theory]
    [InlineData(Cut.BeforeRequest, false)]
    [InlineData(Cut.WithinRequest, false)]
    [InlineData(Cut.BeforeAnswer, true)]
    public async Task A_transaction_whose_connection_is_cut_at_the_commit_is_found_out_about(Cut cut, bool isWritten)
    {
        await using CuttingProxy proxy = Proxy();
        await using NpgsqlDataSource cutting = NpgsqlDataSource.Create(AsShop(proxy.Port));
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await store.AppendAsync(To(Alice, 0));
        for (int round = 0; round < 5; round++)
        {
            StreamAppend append = To(Cutting, ExpectedVersion.At(round), round);
            NpgsqlTransaction transaction = await BeginAsync(round, source: cutting);
            proxy.Arm(cut, Cutting.Key);
            if (isWritten)
            {
                Appended appended = (await store.AppendAndCommitAsync(transaction, [append]))[0];
                Assert.Equal((round + 1, round + 2, false), (appended.Version, appended.Position, appended.Repeated));
            }
            else
            {
                StoreUnusableException lost = await Assert.ThrowsAsync<StoreUnusableException>(async () => await store.AppendAndCommitAsync(transaction, [append]));
                Assert.Contains("Nothing was written", lost.Message, StringComparison.Ordinal);
            }

            Assert.Equal(round + 1, proxy.CutCount);

            // The same work again: it is done where it was not.
            Appended again = (await store.AppendAndCommitAsync(await BeginAsync(round + 100), [append]))[0];
            Assert.Equal((round + 1, isWritten), (again.Version, again.Repeated));
        }

        Assert.Equal(Enumerable.Range(isWritten ? 0 : 100, 5).Select(row => (long)row), await RowsAsync());
        Assert.Equal(6, await store.GetHeadAsync());
    }

    [Theory]
    [InlineData(Cut.BeforeRequest, false)]
    [InlineData(Cut.BeforeAnswer, true)]
    public async Task Where_the_server_can_not_be_asked_the_outcome_is_unknown_and_all_of_it_may_be_repeated(Cut cut, bool isWritten)
    {
        await using CuttingProxy proxy = Proxy();
        await using NpgsqlDataSource cutting = NpgsqlDataSource.Create(AsShop(proxy.Port));
        await using PostgreSqlEventStore store = await OpenAsWriterAsync(Options with { OutcomeTimeout = TimeSpan.FromMilliseconds(300) }, proxy.Port);
        await store.AppendAsync(To(Alice, 0));
        StreamAppend append = To(Cutting, 1);
        NpgsqlTransaction transaction = await BeginAsync(1, source: cutting);
        await QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename LIKE 'writer%' AND query LIKE '%@%'");
        proxy.Arm(cut, Cutting.Key);
        proxy.IsClosed = true;
        AppendOutcomeUnknownException unknown = await Assert.ThrowsAsync<AppendOutcomeUnknownException>(async () => await store.AppendAndCommitAsync(transaction, [append]));
        Assert.Equal((Cutting, append.AppendId), (unknown.Stream, unknown.AppendId));

        proxy.IsClosed = false;
        Appended again = (await store.AppendAndCommitAsync(await BeginAsync(2), [append]))[0];
        Assert.Equal((1, isWritten), (again.Version, again.Repeated));
        Assert.Equal([isWritten ? 1 : 2], await RowsAsync());
    }

    [Fact]
    public async Task A_request_that_reaches_the_server_after_its_client_was_cut_off_is_found_out_about_and_not_written_twice()
    {
        await using CuttingProxy proxy = Proxy();
        await using NpgsqlDataSource cutting = NpgsqlDataSource.Create(AsShop(proxy.Port));
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await store.AppendAsync(To(Alice, 0));
        NpgsqlTransaction transaction = await BeginAsync(1, source: cutting);
        proxy.Arm(Cut.DelayRequest, Cutting.Key);
        Task<ImmutableArray<Appended>> appending = store.AppendAndCommitAsync(transaction, [To(Cutting, 1)]).AsTask();
        await Task.Delay(300);
        Assert.False(appending.IsCompleted);
        await proxy.ReleaseAsync();
        Assert.Equal((1, 2, false), ((await appending)[0] is var appended ? (appended.Version, appended.Position, appended.Repeated) : default));
        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task A_constraint_that_was_put_off_is_checked_before_the_lock_is_taken_and_its_error_comes_as_it_is()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await ExecuteInShopAsync("""
            CREATE FUNCTION @shop.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON @rows DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION @shop.wait();
            """);
        NpgsqlTransaction orphan = await BeginAsync(1), waiting = await BeginAsync(2), given = await BeginAsync(3);
        await RunAsync(orphan, "INSERT INTO @rows (id, parent) VALUES (10, 11)");
        PostgresException violated = await Assert.ThrowsAsync<PostgresException>(async () => await store.AppendAndCommitAsync(orphan, [To(Alice, 1)]));
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, violated.SqlState);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => orphan.CommitAsync());

        await using NpgsqlConnection holder = new(ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using (NpgsqlCommand hold = new("SELECT pg_advisory_lock(4711)", holder))
        {
            await hold.ExecuteNonQueryAsync();
        }

        using CancellationTokenSource giveUp = new();
        Task<ImmutableArray<Appended>> appending = store.AppendAndCommitAsync(waiting, [To(Alice, 2)]).AsTask(), cancelled = store.AppendAndCommitAsync(given, [To(Alice, 3)], [], giveUp.Token).AsTask();

        // Both wait for what the application locks, and nobody waits for them.
        Assert.Equal(1, (await store.AppendAsync(To(Alice, 4)).WaitAsync(TimeSpan.FromSeconds(10))).Position);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => given.CommitAsync());
        Assert.False(appending.IsCompleted);
        await holder.CloseAsync();
        Assert.Equal(2, (await appending)[0].Position);
        Assert.Equal([2], await RowsAsync());
    }

    [Fact]
    public async Task It_waits_for_others_as_long_as_the_store_says_whatever_the_session_does_and_a_cancellation_comes_too_late_then()
    {
        await using PostgreSqlEventStore hasty = await OpenAsWriterAsync(Options with { LockTimeout = TimeSpan.FromMilliseconds(200) }), store = await OpenAsWriterAsync();
        await store.AppendAsync(To(Alice, 0));
        NpgsqlTransaction first = await BeginAsync(1), second = await BeginAsync(2), third = await BeginAsync(3);
        await RunAsync(second, "SET statement_timeout = 100; SET lock_timeout = 100");
        using CancellationTokenSource giveUp = new();
        Task<ImmutableArray<Appended>> appending;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            StoreUnusableException late = await Assert.ThrowsAsync<StoreUnusableException>(async () => await hasty.AppendAndCommitAsync(first, [To(Alice, 1)]));
            Assert.Contains("LockTimeout", late.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", late.Message, StringComparison.Ordinal);
            appending = store.AppendAndCommitAsync(second, [To(Alice, 2)], [], giveUp.Token).AsTask();
            await Task.Delay(500);
            await giveUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AppendAndCommitAsync(third, [To(Alice, 3)], [], giveUp.Token));
            Assert.False(appending.IsCompleted);
        }

        Assert.Equal(2, (await appending)[0].Version);
        Assert.Equal([2], await RowsAsync());
    }

    [Fact]
    public async Task A_commit_waits_for_standbys_whatever_the_session_says_and_one_that_could_not_is_no_answer()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null, TestPostgres.Missing);
        await using PostgresCluster cluster = await PostgresCluster.StartAsync();
        string connectionString = cluster.ConnectionString + ";Pooling=false";
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(cluster.ConnectionString, Options),
            relaxed = await PostgreSqlEventStore.OpenAsync(cluster.ConnectionString, Options with { Durability = Durability.Relaxed });
        await store.AppendAsync(To(Alice, 0));
        await TestPostgres.ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", connectionString);
        await TestPostgres.ExecuteAsync("SELECT pg_reload_conf()", connectionString);
        foreach (string session in (string[])["off", "local", "on"])
        {
            foreach (PostgreSqlEventStore one in (PostgreSqlEventStore[])[store, relaxed])
            {
                await using NpgsqlConnection connection = new($"{connectionString};Options=-c synchronous_commit={session}");
                await connection.OpenAsync();
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
                StreamAppend append = To(Alice, 1);
                Task<ImmutableArray<Appended>> appending = one.AppendAndCommitAsync(transaction, [append]).AsTask();

                // What the session asks for its own rows holds where the store asks for less.
                if (one == relaxed && session != "on")
                {
                    await appending.WaitAsync(TimeSpan.FromSeconds(20));
                    continue;
                }

                while (!Equals(await TestPostgres.QueryAsync("SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", connectionString), 1L))
                {
                    Assert.False(appending.IsCompleted);
                    await Task.Delay(20);
                }

                AppendOutcomeUnknownException unknown = await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => appending.WaitAsync(TimeSpan.FromSeconds(20)));
                Assert.Equal(append.AppendId, unknown.AppendId);
            }
        }

        await TestPostgres.ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names", connectionString);
        await TestPostgres.ExecuteAsync("SELECT pg_reload_conf()", connectionString);
        Assert.Equal(8, (await store.AppendAsync(To(Alice, 2)).WaitAsync(TimeSpan.FromSeconds(60))).Position);
    }

    private CuttingProxy Proxy() => new(new NpgsqlConnectionStringBuilder(ConnectionString).Port);
}
