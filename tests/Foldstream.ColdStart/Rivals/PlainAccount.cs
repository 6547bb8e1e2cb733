namespace Foldstream.ColdStart.Rivals;

/// <summary>The account without a framework.</summary>
internal sealed class PlainAccount
{
    public string Owner = "";
    public decimal Balance;
    public long InterestDays;
    public DateTimeOffset LastAt;

    public void Apply(RivalOpened e) => (Owner, LastAt) = (e.Owner, e.At);

    public void Apply(RivalDeposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    public void Apply(RivalWithdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    public void Apply(RivalInterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }
}
