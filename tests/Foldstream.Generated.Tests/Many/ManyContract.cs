using System.Collections.Immutable;
using Foldstream.Generated.Tests.Repositories;
using Foldstream.Generated.Tests.Units;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Many;

/// <summary>What loading many aggregates at once does, over whichever store.</summary>
public abstract class ManyContract : IAsyncLifetime
{
    private static readonly AccountId Anna = AccountId.New(), Bert = AccountId.New(), Carl = AccountId.New(), Nobody = AccountId.New();

    private IEventStore _store = null!;
    private Repository<Account, AccountId> _accounts = null!;
    private Repository<Purse, string> _purses = null!;

    public async ValueTask InitializeAsync()
    {
        _store = Open();
        _accounts = new Repository<Account, AccountId>(_store);
        _purses = new Repository<Purse, string>(_store);
        await _accounts.StartAsync(Carl, Account.Open("carl"));
        await _accounts.StartAsync(Anna, Account.Open("anna"), a => a.Deposit(1m));
        await _accounts.StartAsync(Bert, Account.Open("bert"));
        await _accounts.ExecuteAsync(Bert, a => a.Deposit(2m));
        await _accounts.ExecuteAsync(Bert, a => a.Deposit(3m));
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store.DisposeAsync();
    }

    [Fact]
    public async Task Aggregates_come_in_the_order_in_which_they_were_asked_for()
    {
        ImmutableArray<Account> accounts = await _accounts.LoadManyAsync([Bert, Anna, Carl]);
        Assert.Equal([(Bert, 5m, 3L), (Anna, 1m, 2L), (Carl, 0m, 1L)], accounts.Select(a => (a.Id, a.Balance, a.Version)));
    }

    [Fact]
    public async Task What_was_loaded_together_is_saved_one_by_one()
    {
        ImmutableArray<Account> accounts = await _accounts.LoadManyAsync([Anna, Bert]);
        foreach (Account account in accounts)
        {
            account.Deposit(10m);
        }

        Appended first = await _accounts.SaveAsync(accounts[0]), second = await _accounts.SaveAsync(accounts[1]);
        Assert.Equal((3L, 4L), (first.Version, second.Version));
        Assert.NotEqual(first.AppendId, second.AppendId);
        Assert.Equal([11m, 15m], (await _accounts.LoadManyAsync([Anna, Bert])).Select(a => a.Balance));
    }

    [Fact]
    public async Task A_key_that_stands_there_twice_gives_the_same_aggregate_twice()
    {
        ImmutableArray<Account> accounts = await _accounts.LoadManyAsync([Bert, Anna, Bert]);
        Assert.Same(accounts[0], accounts[2]);
        Assert.Equal((3L, 2L), (accounts[0].Version, accounts[1].Version));
    }

    [Fact]
    public async Task A_missing_stream_is_an_error_where_all_must_be_there_and_an_entry_where_not()
    {
        StreamNotFoundException missing = await Assert.ThrowsAsync<StreamNotFoundException>(() => _accounts.LoadManyAsync([Anna, Nobody, Bert]));
        Assert.Equal(Account.StreamOf(Nobody), missing.Stream);
        ImmutableArray<Loaded<Account>> found = await _accounts.FindManyAsync([Nobody, Anna, Nobody, Bert]);
        Assert.Equal([(false, 0L), (true, 2L), (false, 0L), (true, 3L)], found.Select(entry => (entry.Exists, entry.Version)));
        Assert.Equal(5m, found[3].State.Balance);
        Assert.Equal(3L, found[3].LastAppend!.Value.Version);
        Assert.Equal(Account.StreamOf(Nobody), Assert.Throws<StreamNotFoundException>(() => found[0].State).Stream);
    }

    [Fact]
    public async Task No_keys_give_nothing()
    {
        Assert.Empty(await _accounts.LoadManyAsync([]));
        Assert.Empty(await _accounts.FindManyAsync(Enumerable.Empty<AccountId>().Where(_ => true)));
    }

    [Fact]
    public async Task Records_are_loaded_together_as_classes_are()
    {
        await _purses.StartAsync("a", purse => purse.Add(1m));
        await _purses.StartAsync("b", purse => purse.Add(2m));
        Assert.Equal([new Purse(2m), new Purse(1m), new Purse(2m)], await _purses.LoadManyAsync(["b", "a", "b"]));
        ImmutableArray<Loaded<Purse>> found = await _purses.FindManyAsync(["none", "a"]);
        Assert.Equal((false, true, new Purse(1m)), (found[0].Exists, found[1].Exists, found[1].State));
    }

    [Fact]
    public async Task A_cancelled_load_of_many_is_met_where_it_is_awaited()
    {
        CancellationToken cancelled = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _accounts.LoadManyAsync([Anna, Bert], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _accounts.LoadManyAsync([], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _accounts.FindManyAsync([Anna], cancelled));
    }

    [Fact]
    public async Task One_stream_that_can_not_be_folded_stops_the_load_of_all()
    {
        ExpectedVersion any = ExpectedVersion.Any;
        Foldstream.Events.PageBuilder page = new();
        page.Add(new GiftWrapped(2));
        await _store.AppendAsync([new StreamAppend { Stream = Account.StreamOf(Bert), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow, Expected = any }], []);
        UnknownEventException unknown = await Assert.ThrowsAsync<UnknownEventException>(() => _accounts.FindManyAsync([Anna, Bert, Carl]));
        Assert.Equal((Account.StreamOf(Bert), 4L), (unknown.Stream, unknown.Version));
    }

    private protected abstract IEventStore Open();
}
