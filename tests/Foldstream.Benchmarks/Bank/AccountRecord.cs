namespace Foldstream.Benchmarks.Bank;

/// <summary>The same account as an immutable record.</summary>
[Aggregate("account", Key = typeof(Guid))]
public sealed partial record AccountRecord(string Owner, decimal Balance, decimal Limit, long InterestDays, DateTimeOffset LastAt)
{
    public static AccountRecord Initial => new("", 0, 0, 0, default);

    public AccountRecord Apply(in Opened e) => this with { Owner = e.Owner, Limit = e.Overdraft, LastAt = e.At };

    public AccountRecord Apply(in Deposited e) => this with { Balance = Balance + e.Amount, LastAt = e.At };

    public AccountRecord Apply(in Withdrawn e) => this with { Balance = Balance - e.Amount, LastAt = e.At };

    public AccountRecord Apply(in TransferSent e) => this with { Balance = Balance - e.Amount, LastAt = e.At };

    public AccountRecord Apply(in InterestAccrued e) => this with { Balance = Balance + e.Amount, InterestDays = InterestDays + e.Days, LastAt = e.At };

    public AccountRecord Apply(in LimitChanged e) => this with { Limit = e.Limit, LastAt = e.At };
}
