namespace Foldstream.Benchmarks.Upcasts;

/// <summary>The account over events of which all that was stored at first is three upcasters away.</summary>
[Aggregate("thrice-upcast-account", Key = typeof(Guid))]
public sealed partial class ThriceAccount
{
    public string Owner { get; private set; } = "";

    public decimal Balance { get; private set; }

    public decimal Limit { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    private void Apply(in ThriceOpened e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    private void Apply(in ThriceDeposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    private void Apply(in ThriceWithdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in ThriceTransferSent e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in ThriceInterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    private void Apply(in ThriceLimitChanged e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }
}
