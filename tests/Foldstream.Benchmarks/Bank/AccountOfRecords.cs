namespace Foldstream.Benchmarks.Bank;

/// <summary>The same account over events that are classes.</summary>
[Aggregate("account-of-records", Key = typeof(Guid))]
public sealed partial class AccountOfRecords
{
    public string Owner { get; private set; } = "";

    public decimal Balance { get; private set; }

    public decimal Limit { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    private void Apply(OpenedRecord e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    private void Apply(DepositedRecord e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    private void Apply(WithdrawnRecord e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(TransferSentRecord e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(InterestAccruedRecord e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    private void Apply(LimitChangedRecord e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }
}
