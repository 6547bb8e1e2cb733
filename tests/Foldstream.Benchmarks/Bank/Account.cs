namespace Foldstream.Benchmarks.Bank;

/// <summary>A bank account as most users would write it: a class, and events that are structs.</summary>
[Aggregate("account", Key = typeof(Guid))]
public sealed partial class Account
{
    public string Owner { get; private set; } = "";

    public decimal Balance { get; private set; }

    public decimal Limit { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    private void Apply(in Opened e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    private void Apply(in Deposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    private void Apply(in Withdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in TransferSent e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in InterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    private void Apply(in LimitChanged e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }
}
