using System.Linq;
using Foldstream.Testing;

namespace Bank;

public sealed class AccountTests
{
    private static readonly AccountOpened Opened = Account.Open("Anna", AccountKind.Current, Iban.Parse("AT61 1904 3002 3457 3201"), new DateOnly(2026, 1, 1));

    public void Money_is_deposited() => Scenario.For<Account>()
        .Given(Opened)
        .When(account => account.Deposit(100m))
        .Then(new Deposited(100m, null))
        .ThenState(account => account.Balance, 100m);

    public void Nothing_is_nothing() => Scenario.For<Account>()
        .Given(Opened)
        .When(account => account.Deposit(0m))
        .ThenRefused("more than nothing");

    public void An_account_is_emptied_before_it_is_closed() => Scenario.For<Account>()
        .Given(Opened, new Deposited(80m, "gift"))
        .When(account => account.Close())
        .Then(new Withdrawn(80m, "paid out"), new AccountClosed(80m));

    public void Many_bookings_are_not_all_kept()
    {
        var scenario = Scenario.For<Account>().Given(Opened);
        for (int i = 0; i < 60; i++) scenario = scenario.Given(new Deposited(1m, null));
        var result = scenario.When(account => account.Withdraw(10m));
        result.ThenState(account => account.Bookings.Count, 50);
        result.ThenState(account => account.Balance, 50m);
    }

    public void The_best_offer_has_the_lowest_rate() => Scenario.For<Loan>()
        .Given(Loan.Request("Bert", 5_000m, new AccountId("1")))
        .Given(new OfferMade(new OfferId(1), new Terms(5.5m, 24), new DateOnly(2026, 12, 1)))
        .When(loan => loan.Improve(new OfferId(1), 4.9m))
        .Then(new OfferImproved(new OfferId(1), 4.9m))
        .ThenState(loan => loan.Best!.Terms.Rate, 4.9m)
        .ThenState(loan => loan.Offers.Values.Single().Improvements, 1);
}
