namespace Foldstream.Benchmarks.Bank;

/// <summary>The same account, whose folds read every member: nothing is pruned.</summary>
[Aggregate("account", Key = typeof(Guid))]
public sealed partial class ThoroughAccount
{
    public string Owner { get; private set; } = "";

    public decimal Balance { get; private set; }

    public decimal Limit { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public Guid LastId { get; private set; }

    public string LastText { get; private set; } = "";

    private void Apply(in Opened e)
    {
        LastId = e.AccountId;
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    private void Apply(in Deposited e)
    {
        LastId = e.TransactionId;
        LastText = e.Description;
        Balance += e.Amount;
        LastAt = e.At;
    }

    private void Apply(in Withdrawn e)
    {
        LastId = e.TransactionId;
        LastText = e.Description;
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in TransferSent e)
    {
        LastId = e.Receiver == e.TransactionId ? default : e.TransactionId;
        LastText = e.Reference;
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
