using System.Linq;

namespace Bank;

public readonly record struct Booking(DateTimeOffset At, decimal Amount, string Text);

/// <summary>An account, as a value.</summary>
[Aggregate("account", Key = typeof(AccountId))]
public sealed partial record Account
{
    private const int BookingsKept = 50;

    private Account(AccountOpened e)
    {
        Owner = e.Owner;
        Kind = e.Kind;
        Iban = e.Iban;
        OpenedOn = e.On;
    }

    public string Owner { get; }

    public AccountKind Kind { get; }

    public Iban Iban { get; }

    public DateOnly OpenedOn { get; }

    public decimal Balance { get; private init; }

    public decimal Overdraft { get; private init; }

    public BlockReason? Blocked { get; private init; }

    public bool IsClosed { get; private init; }

    public ImmutableList<Booking> Bookings { get; private init; } = [];

    public ImmutableHashSet<TransferId> Seen { get; private init; } = [];

    public decimal Available => Balance + Overdraft;

    public static AccountOpened Open(string owner, AccountKind kind, Iban iban, DateOnly today) => new(owner.Trim(), kind, iban, today);

    public Events Deposit(decimal amount, string? text = null)
    {
        RefuseIfShut();
        Refuse.If(amount <= 0, "A deposit is more than nothing.");
        return new Deposited(amount, text);
    }

    public Events Withdraw(decimal amount, string? text = null)
    {
        RefuseIfShut();
        Refuse.If(amount <= 0, "A withdrawal is more than nothing.");
        Refuse.If(amount > Available, FormattableString.Invariant($"{amount:0.00} is more than the {Available:0.00} that there are."));
        return new Withdrawn(amount, text);
    }

    public Events Send(TransferId transfer, AccountId to, decimal amount, string purpose)
    {
        if (Seen.Contains(transfer)) return [];

        RefuseIfShut();
        Refuse.If(amount > Available, "There is not enough on the account.");
        return new TransferSent(transfer, to, amount, purpose);
    }

    public Events Receive(TransferId transfer, AccountId from, decimal amount, string purpose)
    {
        if (Seen.Contains(transfer)) return [];

        Refuse.If(IsClosed, "The account is closed.");
        return new TransferReceived(transfer, from, amount, purpose);
    }

    public (Events Events, decimal Interest) PayInterest(decimal rate, DateOnly from, DateOnly until)
    {
        decimal interest = Math.Round(Balance * rate / 100m * (until.DayNumber - from.DayNumber) / 365m, 2, MidpointRounding.ToEven);
        return interest <= 0 ? ([], 0m) : (new InterestPaid(interest, rate, from, until), interest);
    }

    public Events Grant(decimal limit) => limit == Overdraft ? [] : [new OverdraftGranted(limit)];

    public Events Block(BlockReason reason) => Blocked switch
    {
        null => new AccountBlocked(reason),
        { } there when there < reason => [new AccountUnblocked(), new AccountBlocked(reason)],
        _ => [],
    };

    public Events Close()
    {
        RefuseIfShut();
        Refuse.If(Balance < 0, "An overdrawn account is not closed.");
        return Balance > 0 ? [new Withdrawn(Balance, "paid out"), new AccountClosed(Balance)] : [new AccountClosed(0)];
    }

    private void RefuseIfShut()
    {
        Refuse.If(IsClosed, "The account is closed.");
        Refuse.If(Blocked is not null, $"The account is blocked: {Blocked}.");
    }

    private Account Apply(in Deposited e, in EventContext context) => Book(context, e.Amount, e.Text ?? "deposit");

    private Account Apply(in Withdrawn e, in EventContext context) => Book(context, -e.Amount, e.Text ?? "withdrawal");

    private Account Apply(in TransferSent e, in EventContext context)
        => Book(context, -e.Amount, $"to {e.To}: {e.Purpose}") with { Seen = Seen.Add(e.Transfer) };

    private Account Apply(in TransferReceived e, in EventContext context)
        => Book(context, e.Amount, $"from {e.From}: {e.Purpose}") with { Seen = Seen.Add(e.Transfer) };

    private Account Apply(in InterestPaid e, in EventContext context) => Book(context, e.Amount, "interest");

    private Account Apply(in OverdraftGranted e) => this with { Overdraft = e.Limit };

    private Account Apply(in AccountBlocked e) => this with { Blocked = e.Reason };

    private Account Apply(in AccountUnblocked e) => this with { Blocked = null };

    private Account Apply(in AccountClosed e) => this with { IsClosed = true, Overdraft = 0 };

    private Account Book(in EventContext context, decimal amount, string text)
    {
        ImmutableList<Booking> bookings = Bookings.Add(new Booking(context.Time, amount, text));
        if (bookings.Count > BookingsKept) bookings = bookings.RemoveRange(0, bookings.Count - BookingsKept);
        return this with { Balance = Balance + amount, Bookings = bookings };
    }
}

public static class Statements
{
    public static decimal Turnover(this Account account, DateTimeOffset since)
        => account.Bookings.Where(booking => booking.At >= since).Sum(booking => Math.Abs(booking.Amount));
}
