using System.Collections.Immutable;
using Foldstream;

namespace Transfers;

/// <summary>A line of an account's statement.</summary>
public sealed record Entry(DateTimeOffset Time, string Text, decimal Amount);

/// <summary>A bank account, as a value: decisions return events, and folds return the next state.</summary>
[Aggregate("account", Key = typeof(AccountId))]
public sealed partial record Account(string Owner, decimal Balance, ImmutableList<Entry> Entries)
{
    private const decimal Most = 100_000m;

    private Account(in AccountOpened e)
        : this(e.Owner, 0, [])
    {
    }

    public static AccountOpened Open(string owner) => new(owner);

    public Events Deposit(decimal amount)
    {
        Refuse.If(amount <= 0, "A deposit is more than nothing.");
        Refuse.If(Balance + amount > Most, $"{Owner}'s account is full.");
        return new MoneyDeposited(amount);
    }

    public Events Send(Transfer transfer)
    {
        Refuse.If(transfer.Amount <= 0, "A transfer is more than nothing.");
        Refuse.If(transfer.Amount > Balance, FormattableString.Invariant($"{Owner} has {Balance:0.00} and can't send {transfer.Amount:0.00}."));
        return new TransferSent(transfer.To, transfer.Amount, transfer.Purpose);
    }

    public Events Receive(Transfer transfer)
    {
        Refuse.If(Balance + transfer.Amount > Most, $"{Owner}'s account is full.");
        return new TransferReceived(transfer.From, transfer.Amount, transfer.Purpose);
    }

    private Account Apply(in MoneyDeposited e, in EventContext context) => Booked(context.Time, "deposit", e.Amount);

    private Account Apply(in TransferSent e, in EventContext context) => Booked(context.Time, e.Purpose, -e.Amount);

    private Account Apply(in TransferReceived e, in EventContext context) => Booked(context.Time, e.Purpose, e.Amount);

    private Account Booked(DateTimeOffset time, string text, decimal amount)
        => this with { Balance = Balance + amount, Entries = Entries.Add(new Entry(time, text, amount)) };
}
