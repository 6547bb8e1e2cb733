using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>The account as users of Marten write it.</summary>
public sealed partial class MartenAccount
{
    public Guid Id { get; set; }

    public string Owner { get; set; } = "";

    public decimal Balance { get; set; }

    public decimal Limit { get; set; }

    public long InterestDays { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public void Apply(ClassOpened e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    public void Apply(ClassDeposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    public void Apply(ClassWithdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    public void Apply(ClassTransferSent e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    public void Apply(ClassInterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    public void Apply(ClassLimitChanged e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }
}
