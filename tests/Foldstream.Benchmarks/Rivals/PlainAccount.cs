namespace Foldstream.Benchmarks.Rivals;

/// <summary>The state of the bank's account, and its folds, for every rival.</summary>
internal sealed class PlainAccount
{
    public string Owner = "";
    public decimal Balance, Limit;
    public long InterestDays;
    public DateTimeOffset LastAt;

    /// <summary>What all that fold the same events agree on.</summary>
    public BankState State => new(Owner, Balance, Limit, InterestDays, LastAt);

    public void Apply(in StructOpened e)
    {
        Owner = e.Owner;
        Limit = e.Overdraft;
        LastAt = e.At;
    }

    public void Apply(in StructDeposited e)
    {
        Balance += e.Amount;
        LastAt = e.At;
    }

    public void Apply(in StructWithdrawn e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    public void Apply(in StructTransferSent e)
    {
        Balance -= e.Amount;
        LastAt = e.At;
    }

    public void Apply(in StructInterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }

    public void Apply(in StructLimitChanged e)
    {
        Limit = e.Limit;
        LastAt = e.At;
    }

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

internal readonly record struct BankState(string Owner, decimal Balance, decimal Limit, long InterestDays, DateTimeOffset LastAt);
