using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What a server must be, and what it is told for an append.</summary>
public sealed class ServerTests : PostgresTest
{
    [Fact]
    public async Task A_server_that_does_not_sync_is_refused()
    {
        Assert.SkipWhen(PostgresBinaries.Folder is null, TestPostgres.Missing);
        await using PostgresCluster unsafeServer = await PostgresCluster.StartAsync("fsync=off");
        foreach (Durability durability in Enum.GetValues<Durability>())
        {
            StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(
                async () => await PostgreSqlEventStore.OpenAsync(unsafeServer.ConnectionString, new PostgreSqlOptions { Durability = durability }));
            Assert.Contains("fsync=off", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Durability.Full, "off", "on")]
    [InlineData(Durability.Full, "local", "on")]
    [InlineData(Durability.Full, "remote_write", "on")]
    [InlineData(Durability.Full, "on", "on")]
    [InlineData(Durability.Full, "remote_apply", "remote_apply")]
    [InlineData(Durability.Relaxed, "on", "off")]
    public async Task A_commit_waits_for_the_disk_as_the_store_says_and_not_as_the_session_does(Durability durability, string session, string atCommit)
    {
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync($"{ConnectionString};Options=-c synchronous_commit={session}", Options with { Durability = durability });
        await store.AppendAsync(To(Stream("a"), 1));

        // A deferred trigger runs when the transaction commits, and sees what the commit goes by.
        await ExecuteAsync("""
            CREATE TABLE @.seen (value text);
            CREATE FUNCTION @.see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN INSERT INTO @.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER see AFTER INSERT ON @.pages DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION @.see();
            """);
        await store.AppendAsync(To(Stream("a"), 2));
        Assert.Equal(atCommit, await QueryAsync("SELECT value FROM @.seen"));
    }

    [Theory]
    [InlineData("serializable")]
    [InlineData("repeatable read")]
    public async Task A_role_whose_transactions_are_isolated_more_strictly_appends_as_any_other(string isolation)
    {
        string connectionString = $"{ConnectionString};Options=-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}";
        await using PostgreSqlEventStore one = await PostgreSqlEventStore.OpenAsync(connectionString, Options), two = await PostgreSqlEventStore.OpenAsync(connectionString, Options);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await (writer % 2 == 0 ? one : two).AppendAsync(To(Stream($"s{writer % 5}"), i));
            }
        })));
        Assert.Equal(320, (await one.ReadAllAsync()).Version);
    }

    [Fact]
    public async Task A_session_that_only_reads_says_so_when_it_is_to_append()
    {
        await (await OpenAsync()).DisposeAsync();
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync($"{ConnectionString};Options=-c default_transaction_read_only=on", Options);
        Assert.Equal(0, await store.GetHeadAsync());
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Stream("a"), 1)));
        Assert.Contains("only reads", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_that_waits_too_long_for_another_process_is_not_written_and_the_store_goes_on()
    {
        await using PostgreSqlEventStore store = await OpenAsync(Options with { LockTimeout = TimeSpan.FromMilliseconds(200) });
        await store.AppendAsync(To(Stream("a"), 1));
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            StoreUnusableException late = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Stream("a"), 2)));
            Assert.Contains("LockTimeout", late.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", late.Message, StringComparison.Ordinal);
            Assert.Equal(1, (await store.ReadAsync(Stream("a"))).Version);
        }

        Assert.Equal(2, (await store.AppendAsync(To(Stream("a"), 3))).Version);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended_by_the_server()
    {
        await using PostgreSqlEventStore store = await OpenAsync(Options with { StatementTimeout = TimeSpan.FromMilliseconds(300), LockTimeout = TimeSpan.FromMinutes(1) });
        await store.AppendAsync(To(Stream("a"), 1));
        await store.ReadAllAsync();
        await store.ReadStreamsAsync(new[] { Stream("a") }, new PageCollector());
        await using NpgsqlConnection other = new(ConnectionString);
        await other.OpenAsync();
        await using NpgsqlCommand hold = new($"BEGIN; LOCK TABLE {Schema}.pages IN ACCESS EXCLUSIVE MODE", other);
        await hold.ExecuteNonQueryAsync();
        Func<Task>[] calls =
        [
            () => store.ReadAllAsync(), () => store.AppendAsync(To(Stream("a"), 2)), async () => await store.ReadStreamsAsync(new[] { Stream("a") }, new PageCollector()),
        ];
        foreach (Func<Task> call in calls)
        {
            StoreUnusableException late = await Assert.ThrowsAsync<StoreUnusableException>(() => call().WaitAsync(TimeSpan.FromSeconds(5)));
            Assert.Matches("StatementTimeout|LockTimeout", late.Message);
        }

        await other.CloseAsync();
        Assert.Equal(2, (await store.AppendAsync(To(Stream("a"), 3))).Version);
    }

    [Fact]
    public async Task A_server_that_is_not_there_and_a_database_that_is_not_there_are_named_without_the_password()
    {
        NpgsqlConnectionStringBuilder settings = new(ConnectionString) { Database = "none", Password = "hunter2" };
        StoreUnusableException none = await Assert.ThrowsAsync<StoreUnusableException>(async () => await PostgreSqlEventStore.OpenAsync(settings.ConnectionString, Options));
        Assert.Contains("/none/", none.Message, StringComparison.Ordinal);
        settings.Port = 1;
        StoreUnusableException unreachable = await Assert.ThrowsAsync<StoreUnusableException>(async () => await PostgreSqlEventStore.OpenAsync(settings.ConnectionString, Options));
        Assert.StartsWith("127.0.0.1:1/none/", unreachable.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", none.Message + unreachable.Message, StringComparison.Ordinal);
        Assert.Throws<StoreUnusableException>(() => PostgreSqlEventStore.Open(settings.ConnectionString, Options));
    }

    [Fact]
    public async Task A_database_whose_encoding_is_not_UTF8_is_refused()
    {
        string name = TestPostgres.NewName("latin");
        await ExecuteAsync($"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        NpgsqlConnectionStringBuilder settings = new(ConnectionString) { Database = name, Pooling = false };
        StoreUnusableException refused = await Assert.ThrowsAsync<StoreUnusableException>(async () => await PostgreSqlEventStore.OpenAsync(settings.ConnectionString, Options));
        Assert.Contains("LATIN1", refused.Message, StringComparison.Ordinal);
        await ExecuteAsync($"DROP DATABASE {name}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_that_the_caller_is_in_has_no_part_in_an_append(bool isGiven)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        PostgreSqlEventStore store;
        using (new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled))
        {
            store = isGiven ? await PostgreSqlEventStore.OpenAsync(source, Options) : PostgreSqlEventStore.Open(ConnectionString, Options);
            await store.AppendAsync(To(Stream("a"), 1));
            await store.KeepSnapshotAsync(Stream("a"), new StoredSnapshot(new FoldFingerprint(1), 1, new byte[] { 1 }));
            Assert.Equal(1, await store.GetHeadAsync());
        }

        Assert.Equal([1], (await store.ReadAsync(Stream("a"))).Amounts);
        Assert.NotNull(await store.FindSnapshotAsync(Stream("a"), new FoldFingerprint(1), 1));
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Connections_that_are_shared_between_commands_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await PostgreSqlEventStore.OpenAsync($"{ConnectionString};Multiplexing=true", Options));
        Assert.Equal(false, await QueryAsync("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '@')"));
    }

    [Fact]
    public async Task A_data_source_that_was_given_stays_open_behind_the_store()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        using (PostgreSqlEventStore store = PostgreSqlEventStore.Open(source, Options))
        {
            await store.AppendAsync(To(Stream("a"), 1));
            Assert.True(store.PreparesStatements);
        }

        await using PostgreSqlEventStore again = await PostgreSqlEventStore.OpenAsync(source, Options);
        Assert.Equal([1], (await again.ReadAsync(Stream("a"))).Amounts);
    }
}
