namespace Foldstream.ColdStart.Domain;

[Aggregate("account", Key = typeof(Guid))]
public sealed partial class Account
{
    private Account(in Opened e) => (Owner, LastAt) = (e.Owner, e.At);

    public string Owner { get; }

    public decimal Balance { get; private set; }

    public long InterestDays { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

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

    private void Apply(in InterestAccrued e)
    {
        Balance += e.Amount;
        InterestDays += e.Days;
        LastAt = e.At;
    }
}
