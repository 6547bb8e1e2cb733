using Npgsql;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>The schema comes about by steps that may be run again, and by many at once.</summary>
public sealed class SchemaTests : PostgresTest
{
    [Fact]
    public async Task Many_hosts_that_start_at_once_find_one_store()
    {
        PostgreSqlEventStore[] stores = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => OpenAsync())));
        await Task.WhenAll(stores.Select((store, i) => store.AppendAsync(To(Stream("shared"), i))));
        Assert.Equal(12, (await stores[0].ReadAsync(Stream("shared"))).Version);
        Assert.Equal(PostgreSqlSchema.CurrentStep, await QueryAsync("SELECT max(step) FROM @.schema_steps"));
        foreach (PostgreSqlEventStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_printed_script_makes_the_schema_and_may_be_run_again()
    {
        string script = PostgreSqlSchema.Script(Schema);
        await ExecuteAsync(script);
        await using (PostgreSqlEventStore store = await OpenAsync(Options with { ManagesSchema = false }))
        {
            await store.AppendAsync(To(Stream("a"), 1));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExecuteAsync(script)));
            Assert.Equal(2, (await store.AppendAsync(To(Stream("a"), 2))).Version);
        }

        await using PostgreSqlEventStore again = await OpenAsync();
        Assert.Equal([1, 2], (await again.ReadAsync(Stream("a"))).Amounts);
    }

    [Fact]
    public async Task A_store_that_may_not_make_its_schema_says_what_to_run()
    {
        StoreUnusableException missing = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync(Options with { ManagesSchema = false }));
        Assert.Contains($"PostgreSqlSchema.Script(\"{Schema}\")", missing.Message, StringComparison.Ordinal);
        Assert.Equal(false, await QueryAsync("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '@')"));
    }

    [Fact]
    public async Task A_schema_of_a_newer_build_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        await ExecuteAsync("INSERT INTO @.schema_steps (step) VALUES (99)");
        StoreUnusableException newer = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync());
        Assert.Contains("step 99", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_of_a_build_before_the_first_release_is_refused()
    {
        await (await OpenAsync()).DisposeAsync();
        await ExecuteAsync("UPDATE @.schema_steps SET step = 1");
        StoreUnusableException early = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync());
        Assert.Contains("before the first release", early.Message, StringComparison.Ordinal);
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(PostgreSqlSchema.Script(Schema)));
        Assert.Contains("before the first release", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(1, await QueryAsync("SELECT max(step) FROM @.schema_steps"));
    }

    [Fact]
    public async Task A_schema_with_tables_of_something_else_is_left_alone()
    {
        await ExecuteAsync("CREATE SCHEMA @; CREATE TABLE @.pages (id integer)");
        StoreUnusableException foreign = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync());
        Assert.Contains("something else", foreign.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await QueryAsync("SELECT count(*) FROM pg_tables WHERE schemaname = '@'"));
    }

    [Fact]
    public async Task Stores_in_two_schemas_of_one_database_have_nothing_in_common()
    {
        PostgreSqlOptions quoted = Options with { Schema = $"{Schema}-Two" };
        await using PostgreSqlEventStore one = await OpenAsync(), two = await OpenAsync(quoted);
        await one.AppendAsync(To(Stream("a"), 1));
        Assert.Equal(0, await two.GetHeadAsync());
        Assert.Equal(1, (await two.AppendAsync(To(Stream("a"), ExpectedVersion.None, 2))).Position);
        Assert.Equal([1], (await one.ReadAllAsync()).Amounts);
        await ExecuteAsync("DROP SCHEMA \"@-Two\" CASCADE");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a\"; DROP TABLE x; --")]
    [InlineData("a$step$")]
    [InlineData("schéma")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void A_name_that_can_be_no_schema_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => new PostgreSqlOptions { Schema = name });
        Assert.Throws<ArgumentException>(() => PostgreSqlSchema.Script(name));
    }
}
