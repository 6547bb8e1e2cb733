namespace Foldstream.Generated.Tests.Repositories;

[Identifier]
public readonly partial record struct AccountId(Guid Value) : IParsable<AccountId>;

[Event("account-opened")]
public readonly partial record struct AccountOpened(string Owner, DateTime OpenedAt);

[Event("money-deposited")]
public readonly partial record struct MoneyDeposited(decimal Amount);

[Event("money-withdrawn")]
public sealed partial record MoneyWithdrawn(decimal Amount, string Reason);

[Event("account-viewed")]
public readonly partial record struct AccountViewed(string By);

[Event("account-closed")]
public readonly partial record struct AccountClosed;

/// <summary>An event that no account knows.</summary>
[Event("gift-wrapped")]
public readonly partial record struct GiftWrapped(int Ribbons);

/// <summary>An event whose fold fails when told to.</summary>
[Event("account-poisoned")]
public readonly partial record struct AccountPoisoned(string How);

[Aggregate("account", Key = typeof(AccountId))]
[Ignores<AccountViewed>]
[Ignores("account-renamed")]
public sealed partial class Account
{
    private Account(in AccountOpened e, in EventContext context)
    {
        Owner = e.Owner;
        OpenedAt = e.OpenedAt;
        RecordedAt = context.Time;
    }

    public string Owner { get; }

    public DateTime OpenedAt { get; }

    public DateTimeOffset RecordedAt { get; }

    public decimal Balance { get; private set; }

    public bool IsClosed { get; private set; }

    public string? LastContext { get; private set; }

    public static AccountOpened Open(string owner, DateTime at = default) => new(owner, at);

    public void Deposit(decimal amount)
    {
        Refuse.If(IsClosed, "The account is closed.");
        Raise(new MoneyDeposited(amount));
    }

    public decimal Withdraw(decimal amount)
    {
        Refuse.If(amount > Balance, "Insufficient funds.");
        Raise(new MoneyWithdrawn(amount, "cash"));
        return Balance;
    }

    public void Close() => Raise(new AccountClosed());

    public void Poison(string how) => Raise(new AccountPoisoned(how));

    private void Apply(in MoneyDeposited e, in EventContext context)
    {
        Balance += e.Amount;
        LastContext = $"{context.Stream} {context.Version} {context.AppendId} {context.Time:O} {context.Metadata.Actor}";
    }

    private void Apply(MoneyWithdrawn e) => Balance -= e.Amount;

    private void Apply(in AccountClosed e) => IsClosed = true;

    private void Apply(in AccountPoisoned e)
    {
        switch (e.How)
        {
            case "throw":
                throw new KeyNotFoundException("poisoned");
            case "version":
                Balance = Version;
                break;
            case "raise":
                Raise(new AccountClosed());
                break;
            default:
                Owner.ToString();
                break;
        }
    }
}

/// <summary>An aggregate that has a state before its first event.</summary>
[Aggregate("counter")]
public sealed partial class Counter
{
    public int Value { get; private set; }

    public int Count(int by = 1)
    {
        for (int i = 0; i < by; i++)
        {
            Raise(new Counted(1));
        }

        return Value;
    }

    private void Apply(in Counted e) => Value += e.By;
}

[Event("counted")]
public readonly partial record struct Counted(int By);
