namespace Insurance.Contracts;

[Event("policy-issued")]
public sealed partial record PolicyIssued(Line Line, Person Holder, Interval Interval, DateOnly From);

[Event("cover-added")]
public readonly partial record struct CoverAdded(CoverId Cover, Euro Limit, Euro Premium, Euro Excess);

[Event("cover-changed")]
public readonly partial record struct CoverChanged(CoverId Cover, Euro Limit, Euro Premium);

[Event("cover-ended")]
public readonly partial record struct CoverEnded(CoverId Cover, DateOnly On);

[Event("premium-paid")]
public readonly partial record struct PremiumPaid(Euro Amount, DateOnly Until);

[Event("policy-cancelled")]
public readonly partial record struct PolicyCancelled(DateOnly On, string Reason);

[Event("holder-moved")]
public sealed partial record HolderMoved(string Street, string City)
{
    public string? Country { get; init; }
}
