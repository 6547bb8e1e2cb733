using Foldstream.Testing;

namespace Transfers.Tests;

public sealed class AccountTests
{
    private static readonly AccountId Anna = AccountId.New(), Bert = AccountId.New();

    private static readonly Transfer Rent = new(Anna, Bert, 80m, "rent");

    [Fact]
    public void Who_sends_has_less() => Scenario.For<Account>().At("2026-11-03T10:00Z").Key(Anna)
        .Given(new AccountOpened("Anna"), new MoneyDeposited(200m))
        .When(account => account.Send(Rent))
        .Then(new TransferSent(Bert, 80m, "rent"))
        .ThenState(account => account.Balance, 120m)
        .ThenState(account => account.Entries[^1], new Entry(new DateTimeOffset(2026, 11, 3, 10, 0, 0, TimeSpan.Zero), "rent", -80m));

    [Fact]
    public void Who_receives_has_more() => Scenario.For<Account>().Key(Bert)
        .Given(new AccountOpened("Bert"))
        .When(account => account.Receive(Rent))
        .Then(new TransferReceived(Anna, 80m, "rent"))
        .ThenState(account => account.Balance, 80m);

    [Fact]
    public void What_is_not_there_is_not_sent() => Scenario.For<Account>()
        .Given(new AccountOpened("Bert"), new MoneyDeposited(79.99m))
        .When(account => account.Send(Rent))
        .ThenRefused("Bert has 79.99 and can't send 80.00.");

    [Fact]
    public void Nothing_and_less_are_not_moved()
    {
        Scenario<Account> Rich() => Scenario.For<Account>().Given(new AccountOpened("Anna"), new MoneyDeposited(200m));
        Rich().When(account => account.Send(Rent with { Amount = 0m })).ThenRefused("more than nothing");
        Rich().When(account => account.Send(Rent with { Amount = -1m })).ThenRefused("more than nothing");
        Rich().When(account => account.Deposit(0m)).ThenRefused("more than nothing");
    }

    [Fact]
    public void An_account_can_be_full() => Scenario.For<Account>()
        .Given(new AccountOpened("Bert"), new MoneyDeposited(99_950m))
        .When(account => account.Receive(Rent))
        .ThenRefused("Bert's account is full.");
}
