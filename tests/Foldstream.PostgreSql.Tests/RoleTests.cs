using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Roles with the rights that the documentation names, and no others.</summary>
public sealed class RoleTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice");

    private readonly string _role = TestPostgres.NewName("role");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ExecuteAsync($"CREATE ROLE {_role} LOGIN");
    }

    public override async ValueTask DisposeAsync()
    {
        if (TestPostgres.IsThere)
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS @ CASCADE; DROP OWNED BY {_role}; DROP ROLE {_role}");
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_writer_appends_reads_and_keeps_snapshots_and_changes_nothing_that_was_written()
    {
        await ExecuteAsync(PostgreSqlSchema.Script(Schema) + PostgreSqlSchema.WriterGrants(_role, Schema));
        await using PostgreSqlEventStore store = await OpenAsRoleAsync();
        StreamAppend append = To(Alice, 1, 2);
        Appended appended = await store.AppendAsync(append);
        Assert.Equal(appended with { Repeated = true }, await store.AppendAsync(append));
        await store.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(1), 2, new byte[] { 1 }));
        Assert.NotNull(await store.FindSnapshotAsync(Alice, new FoldFingerprint(1), 2));
        Assert.Equal([1, 2], (await store.ReadAllAsync()).Amounts);
        Assert.Equal(2, await store.WaitForEventsAsync(0));
        foreach (string change in (string[])
        [
            "DELETE FROM @.pages", "UPDATE @.pages SET time = 0", "TRUNCATE @.pages", "UPDATE @.head SET position = 0", "UPDATE @.streams SET version = 0", "INSERT INTO @.head VALUES (2, 1)",
            "DELETE FROM @.snapshots", "INSERT INTO @.event_types VALUES (9, 'x', 1, '()')", "CREATE TABLE @.mine (id integer)", "DROP FUNCTION @.append",
            "UPDATE @.streams SET state = 1", "DELETE FROM @.stream_changes", "INSERT INTO @.stream_changes (stream_id, state, metadata, revision, actor, reason, time) VALUES (1, 1, '{}', 1, 'a', 'b', 0)", "DELETE FROM @.set_aside",
            "SELECT @.take_back(0, 1, gen_random_uuid(), 'a', 'b', 0)", "SELECT @.begin_change(0)", "SELECT @.begin_commit()", "SELECT @.erase_deleted('', 'account', 'alice', 0, 1)", "SELECT nextval('@.streams_id_seq')",
        ])
        {
            PostgresException denied = await Assert.ThrowsAsync<PostgresException>(() => TestPostgres.ExecuteAsync(change.Replace("@", Schema, StringComparison.Ordinal), AsRole()));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
        }
    }

    [Fact]
    public async Task What_a_callers_search_path_puts_in_the_place_of_the_servers_own_is_not_used()
    {
        await ExecuteAsync(PostgreSqlSchema.Script(Schema) + PostgreSqlSchema.WriterGrants(_role, Schema) + $$"""
            CREATE SCHEMA @_evil;
            GRANT USAGE ON SCHEMA @_evil TO {{_role}};
            CREATE FUNCTION @_evil.grab() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'grabbed by %', current_user; END $$;
            CREATE DOMAIN @_evil.text AS pg_catalog.text CHECK (@_evil.grab());
            CREATE DOMAIN @_evil.regclass AS pg_catalog.regclass CHECK (@_evil.grab());
            CREATE FUNCTION @_evil.set_config(pg_catalog.text, pg_catalog.text, boolean) RETURNS pg_catalog.text LANGUAGE sql AS 'SELECT @_evil.grab()::pg_catalog.text';
            CREATE FUNCTION @_evil.current_setting(pg_catalog.text) RETURNS pg_catalog.text LANGUAGE sql AS 'SELECT @_evil.grab()::pg_catalog.text';
            CREATE FUNCTION @_evil.nextval(pg_catalog.regclass) RETURNS bigint LANGUAGE sql AS 'SELECT CASE WHEN @_evil.grab() THEN 1 END';
            DO $do$
            DECLARE
                one pg_catalog.text;
                operation pg_catalog.text;
            BEGIN
                FOREACH one IN ARRAY ARRAY['int4,int4', 'int8,int8', 'int8,int4', 'int4,int8', 'text,text', 'uuid,uuid'] LOOP
                    EXECUTE pg_catalog.format('CREATE FUNCTION @_evil.compare(pg_catalog.%s, pg_catalog.%s) RETURNS boolean LANGUAGE sql AS ''SELECT @_evil.grab()''',
                        split_part(one, ',', 1), split_part(one, ',', 2));
                    FOREACH operation IN ARRAY ARRAY['=', '<>', '<', '<=', '>', '>=', '+', '-'] LOOP
                        EXECUTE pg_catalog.format('CREATE OPERATOR @_evil.%s (LEFTARG = pg_catalog.%s, RIGHTARG = pg_catalog.%s, FUNCTION = @_evil.compare)',
                            operation, split_part(one, ',', 1), split_part(one, ',', 2));
                    END LOOP;
                END LOOP;
            END
            $do$;
            """);
        await using NpgsqlConnection caller = new(AsRole() + ";Pooling=false");
        await caller.OpenAsync();
        await ReadAsync($"SET search_path = {Schema}_evil, pg_catalog, pg_temp");
        PostgresException grabbed = await Assert.ThrowsAsync<PostgresException>(() => ReadAsync("SELECT 1 = 1"));
        Assert.Contains("grabbed", grabbed.MessageText, StringComparison.Ordinal);
        foreach ((string expected, long position) in new[] { ("0, 0", 1L), ("1, 1", 2), ("0, 9223372036854775807", 3), ("7, 7", -2) })
        {
            object? positions = await ReadAsync($"SELECT o_positions FROM {Schema}.append_one(0, 'on', '1000', '', 'account', 'alice', {expected}, 1, gen_random_uuid(), 0, '', '', 1)");
            Assert.Equal([position], Assert.IsType<long[]>(positions));
        }

        PostgresException behind = await Assert.ThrowsAsync<PostgresException>(
            () => ReadAsync($"SELECT o_positions FROM {Schema}.append_one(99, 'off', '1000', '', 'account', 'alice', 0, 9, 1, gen_random_uuid(), 0, '', '', 1)"));
        Assert.Equal("FS002", behind.SqlState);
        await caller.CloseAsync();
        await ExecuteAsync("DROP SCHEMA @_evil CASCADE");

        async Task<object?> ReadAsync(string sql)
        {
            await using NpgsqlCommand command = new(sql, caller);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task A_writer_may_not_close_delete_or_set_aside_and_an_administrator_may()
    {
        Audit audit = new("ada", "a", Noon);
        await ExecuteAsync(PostgreSqlSchema.Script(Schema) + PostgreSqlSchema.WriterGrants(_role, Schema));
        await using PostgreSqlEventStore store = await OpenAsRoleAsync();
        await store.AppendAsync(To(Alice, 1, 2));
        Func<Task>[] changes =
        [
            () => store.SetAsideAsync(1, audit).AsTask(), () => store.CloseStreamAsync(Alice, audit).AsTask(),
            () => store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("a", "b"), audit).AsTask(), () => store.DeleteStreamAsync(Alice, audit).AsTask(),
        ];
        foreach (Func<Task> change in changes)
        {
            StoreUnusableException denied = await Assert.ThrowsAsync<StoreUnusableException>(change);
            Assert.Contains("AdminGrants", denied.Message, StringComparison.Ordinal);
        }

        Assert.Equal(new StreamInfo { Stream = Alice, Version = 2 }, await store.FindStreamAsync(Alice));
        Assert.Empty(await store.ListSetAsideAsync());
        await ExecuteAsync(PostgreSqlSchema.AdminGrants(_role, Schema));
        foreach (Func<Task> change in changes)
        {
            await change();
        }

        Assert.Equal(StreamState.Deleted, (await store.FindStreamAsync(Alice))!.State);
        await store.TakeBackAsync(1, audit);
        await Assert.ThrowsAsync<PostgresException>(() => TestPostgres.ExecuteAsync($"DELETE FROM {Schema}.pages", AsRole()));
    }

    [Fact]
    public async Task A_reader_reads_and_is_told_what_it_lacks_when_it_appends()
    {
        await ExecuteAsync(PostgreSqlSchema.Script(Schema) + PostgreSqlSchema.ReaderGrants(_role, Schema));
        await using PostgreSqlEventStore writer = await OpenAsync(), reader = await OpenAsRoleAsync();
        await writer.AppendAsync(To(Alice, 1));
        Assert.Equal([1], (await reader.ReadAsync(Alice)).Amounts);
        Assert.Equal(1, await reader.WaitForEventsAsync(0));
        await reader.RefreshEventTypesAsync();
        foreach (StreamAppend append in new[] { To(Alice, 2), Of(Alice, ExpectedVersion.Any, NotedPage()) })
        {
            StoreUnusableException denied = await Assert.ThrowsAsync<StoreUnusableException>(() => reader.AppendAsync(append));
            Assert.Contains("WriterGrants", denied.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was written", denied.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_without_rights_is_told_what_it_lacks()
    {
        StoreUnusableException first = await Assert.ThrowsAsync<StoreUnusableException>(OpenAsRoleAsync);
        Assert.Contains("PostgreSqlSchema.Script", first.Message, StringComparison.Ordinal);
        await ExecuteAsync(PostgreSqlSchema.Script(Schema));
        StoreUnusableException second = await Assert.ThrowsAsync<StoreUnusableException>(OpenAsRoleAsync);
        Assert.Contains("WriterGrants", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_create_schemas_makes_its_own_store()
    {
        await ExecuteAsync($"GRANT CREATE ON DATABASE postgres TO {_role}");
        await using PostgreSqlEventStore store = await OpenAsRoleAsync();
        Assert.Equal(1, (await store.AppendAsync(To(Alice, 1))).Position);
    }

    private static Events.PageBuilder NotedPage()
    {
        Events.PageBuilder page = new();
        page.Add(new Noted("x"));
        return page;
    }

    private string AsRole() => new NpgsqlConnectionStringBuilder(ConnectionString) { Username = _role }.ConnectionString;

    private Task<PostgreSqlEventStore> OpenAsRoleAsync() => PostgreSqlEventStore.OpenAsync(AsRole(), Options).AsTask();
}
