namespace Foldstream.Benchmarks.Bank;

/// <summary>The same account as a value.</summary>
[Aggregate("account", Key = typeof(Guid))]
public readonly partial record struct AccountStruct(string Owner, decimal Balance, decimal Limit, long InterestDays, DateTimeOffset LastAt)
{
    public static AccountStruct Initial => new("", 0, 0, 0, default);

    public AccountStruct Apply(in Opened e) => this with { Owner = e.Owner, Limit = e.Overdraft, LastAt = e.At };

    public AccountStruct Apply(in Deposited e) => this with { Balance = Balance + e.Amount, LastAt = e.At };

    public AccountStruct Apply(in Withdrawn e) => this with { Balance = Balance - e.Amount, LastAt = e.At };

    public AccountStruct Apply(in TransferSent e) => this with { Balance = Balance - e.Amount, LastAt = e.At };

    public AccountStruct Apply(in InterestAccrued e) => this with { Balance = Balance + e.Amount, InterestDays = InterestDays + e.Days, LastAt = e.At };

    public AccountStruct Apply(in LimitChanged e) => this with { Limit = e.Limit, LastAt = e.At };
}
