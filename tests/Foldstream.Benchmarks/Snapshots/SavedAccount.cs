using Foldstream.Benchmarks.Bank;

namespace Foldstream.Benchmarks.Snapshots;

/// <summary>The account of the other tables, whose state is stored now and then.</summary>
[Aggregate("saved-account", Key = typeof(Guid), SnapshotEvery = 1000)]
public sealed partial class SavedAccount
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
