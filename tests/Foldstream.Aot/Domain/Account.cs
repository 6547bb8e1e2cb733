namespace Foldstream.Aot.Domain;

/// <summary>A class that raises its events, born by one; its state is stored now and then.</summary>
[Aggregate("account", Key = typeof(AccountId), SnapshotEvery = 2)]
public sealed partial class Account
{
    private Account(in AccountOpened e) => (Owner, Currency) = (e.Owner, e.Currency);

    public string Owner { get; }

    public Currency Currency { get; }

    public decimal Balance { get; private set; }

    public static AccountOpened Open(string owner, Currency currency, DateTimeOffset at) => new(owner, currency, at);

    public void Deposit(decimal amount, string note)
    {
        Refuse.If(amount <= 0, "A deposit is more than nothing.");
        Raise(new MoneyDeposited(amount, note));
    }

    public decimal Withdraw(decimal amount, string? note)
    {
        Refuse.If(amount > Balance, $"The account holds {Balance} {Currency}.");
        Raise(new MoneyWithdrawn(amount, note));
        return Balance;
    }

    private void Apply(in MoneyDeposited e) => Balance += e.Amount;

    private void Apply(MoneyWithdrawn e) => Balance -= e.Amount;
}
