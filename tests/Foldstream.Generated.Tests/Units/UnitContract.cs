using Foldstream.Generated.Tests.Repositories;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Units;

/// <summary>What a unit of work does, over whichever store. Each part stands in a file of its own.</summary>
public abstract partial class UnitContract : IAsyncLifetime
{
    private protected AccountId From { get; } = AccountId.New();

    private protected AccountId To { get; } = AccountId.New();

    private protected IEventStore Store { get; private set; } = null!;

    private protected TestClock Clock { get; } = new();

    private protected Repository<Account, AccountId> Accounts { get; private set; } = null!;

    private protected Repository<Counter, string> Counters { get; private set; } = null!;

    private protected Repository<Purse, string> Purses { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = Open();
        Accounts = new Repository<Account, AccountId>(Store, Clock);
        Counters = new Repository<Counter, string>(Store, Clock);
        Purses = new Repository<Purse, string>(Store, Clock);
        await Accounts.StartAsync(From, Account.Open("anna"), a => a.Deposit(100m));
        await Accounts.StartAsync(To, Account.Open("bert"));
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Store.DisposeAsync();
    }

    private protected abstract IEventStore Open();

    private protected static StreamId StreamOf(AccountId id) => Account.StreamOf(id);

    private protected static void Move(Account from, Account to, decimal amount)
    {
        from.Withdraw(amount);
        to.Deposit(amount);
    }

    private protected async Task<(decimal From, decimal To)> BalancesAsync()
        => ((await Accounts.LoadAsync(From)).Balance, (await Accounts.LoadAsync(To)).Balance);

    /// <summary>What somebody else does meanwhile, from within a decision.</summary>
    private protected void Meanwhile(Func<Task> happens) => Task.Run(happens).GetAwaiter().GetResult();
}
