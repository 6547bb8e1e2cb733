using System.Collections.Immutable;
using Foldstream;
using Foldstream.Stores;

namespace Transfers.Tests;

/// <summary>Two accounts at once, over a store.</summary>
public sealed class TransferTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly AccountId _anna = AccountId.New(), _bert = AccountId.New();
    private readonly Repository<Account, AccountId> _accounts;

    public TransferTests() => _accounts = new Repository<Account, AccountId>(_store);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_transfer_that_one_of_them_refuses_changes_neither()
    {
        await OpenAsync(anna: 90_000m, bert: 95_000m);
        await Assert.ThrowsAsync<RefusedException>(() => MoveAsync(new Transfer(_anna, _bert, 10_000m, "boat")));
        await Assert.ThrowsAsync<RefusedException>(() => MoveAsync(new Transfer(_bert, _anna, 95_001m, "boat")));
        Assert.Equal((90_000m, 95_000m), await BalancesAsync());
        Assert.Equal(4, await _store.GetHeadAsync());
    }

    [Fact]
    public async Task Money_that_moves_to_and_fro_at_once_stays_the_same_in_all()
    {
        await OpenAsync(anna: 500m, bert: 500m);
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            await MoveAsync(i % 2 == 0 ? new Transfer(_anna, _bert, 1m + (i % 7), "to") : new Transfer(_bert, _anna, 1m + (i % 5), "fro")));
        (decimal anna, decimal bert) = await BalancesAsync();
        Assert.Equal(1_000m, anna + bert);
        Assert.Equal(4 + 120, await _store.GetHeadAsync());
    }

    private Task<ImmutableArray<Appended>> MoveAsync(Transfer transfer)
        => UnitOfWork.ExecuteAsync((_accounts, transfer.From), (_accounts, transfer.To), transfer.Decide, new AppendOptions { Attempts = 100 });

    private async Task OpenAsync(decimal anna, decimal bert)
    {
        await _accounts.StartAsync(_anna, Account.Open("Anna"), account => account.Deposit(anna));
        await _accounts.StartAsync(_bert, Account.Open("Bert"), account => account.Deposit(bert));
    }

    private async Task<(decimal Anna, decimal Bert)> BalancesAsync()
        => ((await _accounts.LoadAsync(_anna)).Balance, (await _accounts.LoadAsync(_bert)).Balance);
}
