namespace Foldstream.Generated.Tests.Repositories;

/// <summary>A command that is delivered twice at once takes effect once, and both deliveries are told the first outcome, whenever the other one comes.</summary>
public sealed class OnceRaceTests
{
    private static readonly AppendOptions Once = new() { Once = AppendId.From("queue", "7") };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_decision_is_not_made_on_the_outcome_of_its_own_first_delivery(int readings)
    {
        Ledger ledger = await Ledger.WithAccountAsync(100m);
        Appended first = default;
        BetweenStore store = new(ledger.Store, readings, async () => first = (await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Withdraw(80m), Once)).Append);
        Repository<Account, AccountId> late = new(store, ledger.Clock);

        // On what the first delivery left, the decision would be refused.
        Decided<decimal> second = await late.ExecuteAsync(ledger.Id, a => a.Withdraw(80m), Once);
        Assert.Equal((first with { Repeated = true }, false), (second.Append, second.HasValue));
        Assert.Equal(20m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Fact]
    public async Task A_decision_that_finds_its_work_done_tells_the_first_outcome()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Appended first = default;
        BetweenStore store = new(ledger.Store, 1, async () => first = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Close(), Once));
        Appended second = await new Repository<Account, AccountId>(store, ledger.Clock).ExecuteAsync(
            ledger.Id,
            a =>
            {
                if (!a.IsClosed)
                {
                    a.Close();
                }
            },
            Once);
        Assert.Equal(first with { Repeated = true }, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stream_that_its_first_delivery_began_is_no_obstacle(int readings)
    {
        Ledger ledger = Ledger.Empty();
        Appended first = default;
        BetweenStore store = new(ledger.Store, readings, async () => first = await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"), Once));
        Appended second = await new Repository<Account, AccountId>(store, ledger.Clock).StartAsync(ledger.Id, Account.Open("anna"), Once);
        Assert.Equal(first with { Repeated = true }, second);
    }

    [Fact]
    public async Task What_a_repeated_decision_was_made_on_is_spent()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        BetweenStore store = new(ledger.Store, 3, async () =>
        {
            await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(100m));
            await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), Once);
        });
        Repository<Account, AccountId> late = new(store, ledger.Clock);
        Account? kept = null;
        Assert.True((await late.ExecuteAsync(ledger.Id, a => (kept = a).Deposit(1m), Once)).Repeated);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => kept!.Deposit(5m));
        Assert.Equal($"This {ledger.Stream} is spent: its command had been carried out before. Load it again.", error.Message);
        Assert.Equal(101m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }
}
