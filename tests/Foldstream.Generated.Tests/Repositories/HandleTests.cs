using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Repositories over handles of a store: of a tenant, and of a reader that goes on behind events that were set aside.</summary>
public sealed class HandleTests : IDisposable
{
    private static readonly Audit Audit = new("ada", "poison", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private readonly InMemoryEventStore _store = new();
    private readonly AccountId _id = AccountId.New();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tenants_have_aggregates_of_their_own_under_the_same_key()
    {
        Repository<Account, AccountId> acme = new(_store.ForTenant("acme")), zeta = new(_store.ForTenant("zeta")), plain = new(_store);
        await acme.StartAsync(_id, Account.Open("Ada"), cancellationToken: Token);
        await zeta.StartAsync(_id, Account.Open("Ben"), cancellationToken: Token);
        await acme.ExecuteAsync(_id, account => account.Deposit(5), cancellationToken: Token);
        Assert.Equal(("Ada", 5m), await StateAsync(acme));
        Assert.Equal(("Ben", 0m), await StateAsync(zeta));
        Assert.False((await plain.FindAsync(_id, Token)).Exists);
        Assert.Equal("Ada", (await acme.LoadManyAsync([_id], Token))[0].Owner);
        Assert.Equal(Account.StreamOf(_id).ForTenant("acme"), (await acme.FindAsync(_id, Token)).LastAppend!.Value.Stream);
    }

    [Fact]
    public async Task A_repeated_command_is_known_by_its_tenant()
    {
        Repository<Account, AccountId> acme = new(_store.ForTenant("acme")), zeta = new(_store.ForTenant("zeta"));
        AppendOptions once = new() { Once = AppendId.From("queue", "1") };
        await acme.StartAsync(_id, Account.Open("Ada"), cancellationToken: Token);
        await zeta.StartAsync(_id, Account.Open("Ben"), cancellationToken: Token);
        Assert.False((await acme.ExecuteAsync(_id, account => account.Deposit(5), once, Token)).Repeated);
        Assert.False((await zeta.ExecuteAsync(_id, account => account.Deposit(5), once, Token)).Repeated);
        Assert.True((await acme.ExecuteAsync(_id, account => account.Deposit(5), once, Token)).Repeated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0001b")]
    public void A_tenant_has_a_name(string tenant) => Assert.Throws<ArgumentException>(() => _store.ForTenant(tenant));

    [Fact]
    public void A_handle_on_a_tenant_gives_no_handle_on_another()
    {
        IEventStore acme = _store.ForTenant("acme");
        Assert.Same(acme, acme.ForTenant("acme"));
        Assert.Throws<ArgumentException>(() => acme.ForTenant("zeta"));
    }

    [Fact]
    public async Task Ending_a_handle_does_not_end_the_store()
    {
        await _store.ForTenant("acme").DisposeAsync();
        await _store.PassingOverEventsSetAside().DisposeAsync();
        Assert.Equal(0, await _store.GetHeadAsync(Token));
    }

    [Fact]
    public async Task A_poisonous_event_stops_every_repository_but_one_that_goes_on_behind_it()
    {
        await PoisonAsync();
        Repository<Account, AccountId> accounts = new(_store), passing = new(_store.PassingOverEventsSetAside());
        await Assert.ThrowsAsync<FoldException>(() => accounts.LoadAsync(_id, Token));
        await Assert.ThrowsAsync<FoldException>(() => passing.LoadAsync(_id, Token));
        await _store.SetAsideAsync(3, Audit, Token);
        await Assert.ThrowsAsync<FoldException>(() => accounts.LoadAsync(_id, Token));
        Assert.Equal(("Ada", 12m), await StateAsync(passing));
        Assert.Equal(4, (await passing.FindAsync(_id, Token)).Version);
        Assert.Equal(("Ada", 12m), ((await passing.LoadManyAsync([_id], Token))[0].Owner, (await passing.LoadManyAsync([_id], Token))[0].Balance));
    }

    [Fact]
    public async Task What_is_decided_behind_an_event_that_was_set_aside_is_appended_behind_the_stream()
    {
        await PoisonAsync();
        await _store.SetAsideAsync(3, Audit, Token);
        Repository<Account, AccountId> passing = new(_store.PassingOverEventsSetAside());
        Assert.Equal(5, (await passing.ExecuteAsync(_id, account => account.Deposit(1), cancellationToken: Token)).Version);
        Assert.Equal(("Ada", 13m), await StateAsync(passing));
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 5)]
    [InlineData(4, 12)]
    public async Task The_past_is_loaded_behind_an_event_that_was_set_aside(long version, decimal balance)
    {
        await PoisonAsync();
        await _store.SetAsideAsync(3, Audit, Token);
        Repository<Account, AccountId> passing = new(_store.PassingOverEventsSetAside());
        Loaded<Account> past = await passing.FindAsync(_id, AsOf.Version(version), Token);
        Assert.Equal((version, balance), (past.Version, past.State.Balance));
    }

    [Fact]
    public async Task An_event_that_is_taken_back_is_folded_again()
    {
        await PoisonAsync();
        await _store.SetAsideAsync(2, Audit, Token);
        await _store.SetAsideAsync(3, Audit, Token);
        Repository<Account, AccountId> passing = new(_store.PassingOverEventsSetAside());
        Assert.Equal(("Ada", 7m), await StateAsync(passing));
        await _store.TakeBackAsync(2, Audit, Token);
        Assert.Equal(("Ada", 12m), await StateAsync(passing));
    }

    public void Dispose() => _store.Dispose();

    /// <summary>Opens the account (1), deposits 5 (2), poisons it (3) and deposits 7 (4) in one append.</summary>
    private async Task PoisonAsync()
    {
        Events.PageBuilder page = new();
        page.Add(Account.Open("Ada"));
        page.Add(new MoneyDeposited(5));
        page.Add(new AccountPoisoned("throw"));
        page.Add(new MoneyDeposited(7));
        await _store.AppendAsync([new StreamAppend { Stream = Account.StreamOf(_id), Page = page, AppendId = AppendId.New(), Time = Audit.Time }], Token);
    }

    private async Task<(string Owner, decimal Balance)> StateAsync(Repository<Account, AccountId> accounts)
    {
        Account account = await accounts.LoadAsync(_id, Token);
        return (account.Owner, account.Balance);
    }
}
