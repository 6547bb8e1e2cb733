using System.Data;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Events and rows of the application's own in one transaction.</summary>
public sealed class TransactionTests : TransactionTest
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");

    private static readonly Audit Ada = new("ada", "a reason", Noon);

    [Fact]
    public async Task A_row_and_a_unit_are_written_together_and_who_waits_in_the_process_is_woken()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync(Options with { PollInterval = TimeSpan.FromMinutes(1) });
        await store.AppendAsync(To(Alice, 1));
        NpgsqlTransaction transaction = await BeginAsync(7);

        // The transaction holds nothing yet that an append waits for.
        await store.AppendAsync(To(Bob, 2));
        Task<long> waiting = store.WaitForEventsAsync(2).AsTask();
        StreamAppend alice = To(Alice, ExpectedVersion.At(1), 3, 4), bob = To(Bob, ExpectedVersion.At(1), 5);
        var outcomes = await store.AppendAndCommitAsync(transaction, [alice, bob]);

        Assert.Equal([new Appended(Alice, alice.AppendId, 3, 4, 2, Noon), new Appended(Bob, bob.AppendId, 2, 5, 1, Noon)], outcomes);
        Assert.Equal([7], await RowsAsync());
        Assert.Equal([1, 2, 3, 4, 5], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(5, await waiting.WaitAsync(TimeSpan.FromSeconds(30)));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => transaction.CommitAsync());
        Assert.Equal(6, (await store.AppendAsync(To(Alice, 6))).Position);
    }

    [Fact]
    public async Task A_connection_whose_transaction_was_committed_is_good_for_the_next()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await using NpgsqlConnection connection = await Shop.OpenConnectionAsync();
        for (int i = 1; i <= 3; i++)
        {
            await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync())
            {
                await AddRowAsync(transaction, i);
                Assert.Equal(i, (await store.AppendAndCommitAsync(transaction, [To(Alice, ExpectedVersion.At(i - 1), i)]))[0].Position);
            }

            await using NpgsqlTransaction refused = await connection.BeginTransactionAsync();
            await AddRowAsync(refused, 100 + i);
            await Assert.ThrowsAsync<VersionConflictException>(async () => await store.AppendAndCommitAsync(refused, [To(Alice, ExpectedVersion.None, i)]));
        }

        Assert.Equal([1, 2, 3], await RowsAsync());
    }

    [Fact]
    public async Task A_conflict_writes_neither_and_nothing_learns_of_its_positions()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await store.AppendAsync(To(Alice, 1));
        NpgsqlTransaction first = await BeginAsync(1), second = await BeginAsync(2);
        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(
            async () => await store.AppendAndCommitAsync(first, [To(Bob, 2, 3, 4), To(Alice, ExpectedVersion.At(7), 5)]));
        Assert.Equal((Alice, ExpectedVersion.At(7), 1L), (conflict.Stream, conflict.Expected, conflict.Actual));
        conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await store.AppendAndCommitAsync(second, [To(Bob, 2)], [new StreamCheck(Alice, ExpectedVersion.None)]));
        Assert.Equal((Alice, 1L), (conflict.Stream, conflict.Actual));

        Assert.Empty(await RowsAsync());
        Assert.Equal(1, await store.GetHeadAsync());
        Task<long> waiting = store.WaitForEventsAsync(1).AsTask();
        await Task.Delay(200);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, (await store.AppendAsync(To(Bob, ExpectedVersion.None, 2))).Position);
        Assert.Equal(2, await waiting);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => first.CommitAsync());
    }

    [Fact]
    public async Task A_closed_stream_and_a_deleted_one_refuse_and_say_who_it_was()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync(), admin = await OpenAsync();
        await admin.AppendAsync([To(Alice, 1), To(Bob, 1)]);
        await admin.CloseStreamAsync(Alice, Ada);
        await admin.DeleteStreamAsync(Bob, Ada);
        NpgsqlTransaction first = await BeginAsync(1), second = await BeginAsync(2), third = await BeginAsync(3);
        StreamClosedException closed = await Assert.ThrowsAsync<StreamClosedException>(async () => await store.AppendAndCommitAsync(first, [To(Alice, 2)]));
        Assert.Equal((Alice, Ada), (closed.Stream, closed.Audit));
        StreamDeletedException deleted = await Assert.ThrowsAsync<StreamDeletedException>(async () => await store.AppendAndCommitAsync(second, [To(Bob, 2)]));
        Assert.Equal((Bob, Ada), (deleted.Stream, deleted.Audit));
        Assert.Equal(1, (await store.AppendAndCommitAsync(third, [To(Stream("carol"), 2)], [new StreamCheck(Alice, ExpectedVersion.At(1))]))[0].Version);
        Assert.Equal([3], await RowsAsync());
    }

    [Fact]
    public async Task A_repetition_is_answered_with_the_first_outcome_and_its_rows_are_not_written_again()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync(), other = await OpenAsWriterAsync();
        StreamAppend alice = To(Alice, ExpectedVersion.None, 1, 2), bob = To(Bob, ExpectedVersion.None, 3);
        var first = await store.AppendAndCommitAsync(await BeginAsync(1), [alice, bob]);
        var again = await store.AppendAndCommitAsync(await BeginAsync(2), [alice, bob]);
        Assert.Equal(first.Select(outcome => outcome with { Repeated = true }), again);
        Assert.Equal(again, await other.AppendAndCommitAsync(await BeginAsync(3), [alice, bob]));
        Assert.Equal(again, await other.AppendAsync([alice, bob]));
        NpgsqlTransaction transaction = await BeginAsync(4);
        await Assert.ThrowsAsync<AppendIdReusedException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 9) with { AppendId = alice.AppendId }]));
        transaction = await BeginAsync(5);
        await Assert.ThrowsAsync<AppendIdReusedException>(async () => await store.AppendAndCommitAsync(transaction, [alice, To(Stream("carol"), 1)]));
        Assert.Equal([1], await RowsAsync());
        Assert.Equal(3, await store.GetHeadAsync());
    }

    [Fact]
    public async Task Event_types_are_added_apart_from_the_transaction_and_stay_when_that_is_rolled_back()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        NpgsqlTransaction transaction = await BeginAsync(1);
        await Assert.ThrowsAsync<VersionConflictException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, ExpectedVersion.At(3), 1)]));
        Assert.Equal(Deposited.EventType, store.EventTypes[1]);
        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM @.event_types"));
        await store.AppendAsync(To(Alice, 2));
        Assert.Equal([2], (await store.ReadAllAsync()).Amounts);
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task A_transaction_that_would_decide_on_an_older_look_is_refused(IsolationLevel isolation)
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        NpgsqlTransaction transaction = await BeginAsync(1, isolation);
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 1)]));
        Assert.Contains("IsolationLevel.ReadCommitted", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => transaction.CommitAsync());
        Assert.Empty(await RowsAsync());
        Assert.Equal(0, await store.GetHeadAsync());

        // The function sees to it by itself.
        string call = $"""
            BEGIN ISOLATION LEVEL {(isolation == IsolationLevel.Serializable ? "SERIALIZABLE" : "REPEATABLE READ")};
            SELECT {Schema}.append_in_transaction(store_id, 0, 'on', '1000', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', '{"{}"}', 0) FROM {Schema}.store
            """;
        Assert.Equal("FS005", (await Assert.ThrowsAsync<PostgresException>(() => TestPostgres.ExecuteAsync(call, ConnectionString + ";Pooling=false"))).SqlState);
    }

    [Fact]
    public async Task A_transaction_of_another_database_or_another_server_is_refused_and_the_store_goes_on()
    {
        string name = TestPostgres.NewName("other");
        await ExecuteAsync($"CREATE DATABASE {name}");
        string database = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, Pooling = false }.ConnectionString;
        await TestPostgres.ExecuteAsync(PostgreSqlSchema.Script(Schema), database);
        List<string> elsewhere = [database];
        await using PostgresCluster? cluster = PostgresBinaries.Folder is null ? null : await PostgresCluster.StartAsync();
        if (cluster is not null)
        {
            elsewhere.Add(cluster.ConnectionString + ";Pooling=false");
            await TestPostgres.ExecuteAsync(PostgreSqlSchema.Script(Schema), elsewhere[1]);
        }

        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await using PostgreSqlEventStore asOwner = await OpenAsync();
        foreach (string connectionString in elsewhere)
        {
            foreach (PostgreSqlEventStore refusing in (PostgreSqlEventStore[])[store, asOwner])
            {
                await using NpgsqlConnection connection = new(connectionString);
                await connection.OpenAsync();
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
                ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(async () => await refusing.AppendAndCommitAsync(transaction, [To(Alice, 1)]));
                Assert.Matches("another (database|store)", refused.Message);
            }

            Assert.Equal(0L, await TestPostgres.QueryAsync($"SELECT count(*) FROM {Schema}.pages", connectionString));
        }

        Assert.Equal(1, (await store.AppendAsync(To(Alice, 1))).Position);
        await ExecuteAsync($"DROP DATABASE {name}");
    }

    [Fact]
    public async Task A_transaction_that_is_over_or_has_failed_or_is_being_read_from_is_refused()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        NpgsqlTransaction over = await BeginAsync(1), disposed = await BeginAsync(2), failed = await BeginAsync(3), reading = await BeginAsync(4);
        await over.RollbackAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AppendAndCommitAsync(over, [To(Alice, 1)]));
        await disposed.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AppendAndCommitAsync(disposed, [To(Alice, 1)]));

        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(failed, "SELECT 1 / 0"));
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AppendAndCommitAsync(failed, [To(Alice, 1)]));
        Assert.Contains("has failed", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => failed.RollbackAsync());

        await using (NpgsqlCommand command = new("SELECT generate_series(1, 10)", reading.Connection, reading))
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync())
        {
            refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.AppendAndCommitAsync(reading, [To(Alice, 1)]));
            Assert.Contains("reader", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await store.AppendAndCommitAsync(reading, [To(Alice, 1)]))[0].Position);
        Assert.Equal([4], await RowsAsync());
    }

    [Fact]
    public async Task A_malformed_unit_leaves_the_transaction_as_it_was()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        await using PostgreSqlEventStore closed = await OpenAsWriterAsync();
        await closed.DisposeAsync();
        NpgsqlTransaction transaction = await BeginAsync(1);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.AppendAndCommitAsync(transaction, []));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.AppendAndCommitAsync(transaction, [To(Alice, 1), To(Alice, 2)]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await closed.AppendAndCommitAsync(transaction, [To(Alice, 1)]));
        await using InMemoryEventStore memory = new();
        await Assert.ThrowsAsync<ArgumentException>(async () => await memory.AppendAndCommitAsync(transaction, [To(Alice, 1)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ForTenant("acme").AppendAndCommitAsync(transaction, [To(Alice, 1)]));
        StreamId acme = Alice.ForTenant("acme");
        Assert.Equal(acme, (await store.ForTenant("acme").AppendAndCommitAsync(transaction, [To(acme, 1)]))[0].Stream);
        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task Transactions_and_appends_of_two_processes_at_once_leave_no_gap_and_no_row_without_its_events()
    {
        const int Writers = 24, Each = 15;
        await using PostgreSqlEventStore one = await OpenAsWriterAsync(), two = await OpenAsWriterAsync();
        Task[] writing = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            PostgreSqlEventStore store = writer % 2 == 0 ? one : two;
            for (int i = 0; i < Each; i++)
            {
                StreamAppend append = To(Stream($"s{(writer + i) % 7}"), writer), shared = To(Stream("shared"), i);
                if (writer % 3 == 0)
                {
                    await store.AppendAsync([append, shared]);
                    continue;
                }

                await using NpgsqlConnection connection = await Shop.OpenConnectionAsync();
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
                await AddRowAsync(transaction, (writer * Each) + i);
                try
                {
                    await store.AppendAndCommitAsync(transaction, [append, i % 3 == 0 ? shared with { Expected = ExpectedVersion.At(long.MaxValue - 1) } : shared]);
                    Assert.NotEqual(0, i % 3);
                }
                catch (VersionConflictException)
                {
                    Assert.Equal(0, i % 3);
                }
            }
        }))];
        await Task.WhenAll(writing);

        IReadOnlyList<long> rows = await RowsAsync();
        Assert.Equal(Writers / 3 * 2 * (Each / 3 * 2), rows.Count);
        PageCollector all = await one.ReadAllAsync();
        Assert.Equal(2 * (rows.Count + (Writers / 3 * Each)), all.Pages.Count);
        Assert.Equal(Enumerable.Range(1, all.Pages.Count).Select(position => (long)position), all.Pages.Select(page => page.FirstPosition));
        Assert.All((await one.VerifyAsync()).Findings, finding => Assert.Contains("payload", finding.Fault, StringComparison.Ordinal));
    }
}
