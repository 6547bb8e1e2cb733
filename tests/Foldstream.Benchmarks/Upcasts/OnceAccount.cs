namespace Foldstream.Benchmarks.Upcasts;

/// <summary>The account over events of which all that was stored at first is an upcaster away.</summary>
[Aggregate("once-upcast-account", Key = typeof(Guid))]
public sealed partial class OnceAccount
{
    public string Owner { get; private set; } = "";

    public decimal Balance { get; private set; }

    public decimal Limit { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    private void Apply(in OnceOpened e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    private void Apply(in OnceDeposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    private void Apply(in OnceWithdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in OnceTransferSent e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    private void Apply(in OnceInterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    private void Apply(in OnceLimitChanged e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }
}
