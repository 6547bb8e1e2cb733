using Foldstream.PostgresServer;
using Foldstream.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>The store in an application.</summary>
public sealed class UsePostgreSqlTests : PostgresTest
{
    [Fact]
    public async Task Aggregates_are_started_changed_and_loaded_and_decisions_that_meet_are_made_again()
    {
        Guid id = Guid.NewGuid();
        await using (ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UsePostgreSql(ConnectionString, Options)).BuildServiceProvider())
        {
            IRepository<Account, Guid> accounts = services.GetRequiredService<IRepository<Account, Guid>>();
            await accounts.StartAsync(id, Account.Open("Ada"));
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => accounts.ExecuteAsync(id, account => account.PayIn(5)))));
            AppendOptions once = new() { Once = AppendId.From("queue", "1") };
            Assert.False((await accounts.ExecuteAsync(id, account => account.PayIn(1), once)).Repeated);
            Assert.True((await accounts.ExecuteAsync(id, account => account.PayIn(1), once)).Repeated);
        }

        await using NpgsqlDataSource source = NpgsqlDataSource.Create(ConnectionString);
        await using ServiceProvider again = new ServiceCollection().AddFoldstream(f => f.UsePostgreSql(source, Options)).BuildServiceProvider();
        Account loaded = await again.GetRequiredService<IRepository<Account, Guid>>().LoadAsync(id);
        Assert.Equal(("Ada", 11L, 4L), (loaded.Owner, loaded.Balance, loaded.Version));
        using StringWriter dump = new(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(4, await again.GetRequiredService<IEventStore>().DumpAsync(Account.StreamOf(id), dump));
        Assert.Contains("\"Owner\":\"Ada\"", dump.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_of_the_configuration_says_where_and_how()
    {
        await using ServiceProvider services = Services(("connectionstring", ConnectionString), ("Schema", Schema), ("durability", "relaxed"), ("LockTimeout", "00:00:03"),
            ("StatementTimeout", "00:00:05"), ("OutcomeTimeout", "00:00:02"), ("PollInterval", "00:00:00.05"), ("ManagesSchema", "true"), ("PreparesStatements", "false"),
            ("Limits:MaxEventSize", "5000"), ("ReaderLimits:MaxEventSize", "6000"));
        PostgreSqlEventStore store = Assert.IsType<PostgreSqlEventStore>(services.GetRequiredService<IEventStore>());
        Assert.EndsWith($"/postgres/{Schema}", store.Location, StringComparison.Ordinal);
        Assert.Equal((5000, false), (store.Limits.MaxEventSize, store.PreparesStatements));
        Assert.Equal(0, await store.GetHeadAsync());
    }

    [Theory]
    [InlineData("Durabilty", "Full", "The setting 'Foldstream:Durabilty' is not one of the PostgreSQL store")]
    [InlineData("Durability", "Most", "is 'Most'. It takes Full or Relaxed.")]
    [InlineData("LockTimeout", "soon", "It takes a duration")]
    [InlineData("PollInterval", "00:00:00", "It takes a duration")]
    [InlineData("Schema", "a b", "It takes a name")]
    [InlineData("ManagesSchema", "perhaps", "It takes true or false.")]
    [InlineData("ConnectionString", "", "The setting 'Foldstream:ConnectionString' is empty.")]
    [InlineData("Limits:MaxSize", "1", "The setting 'Foldstream:Limits:MaxSize' is not one of the PostgreSQL store")]
    public void A_setting_that_is_unknown_or_malformed_is_named(string key, string value, string message)
    {
        using ServiceProvider services = Services((key, value));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IEventStore>());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_without_a_connection_string_is_named()
    {
        using ServiceProvider services = Services(("Schema", TestPostgres.NewName("t")));
        Assert.Contains("'Foldstream:ConnectionString'", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IEventStore>()).Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Foldstream:{setting.Key}", (string?)setting.Value))).Build();
        return new ServiceCollection().AddFoldstream(f => f.UsePostgreSql(configuration.GetSection("Foldstream"))).BuildServiceProvider();
    }
}
