using System.Linq;
using Insurance.Contracts;

namespace Insurance;

public sealed record Cover(Euro Limit, Euro Premium, Euro Excess, DateOnly? EndsOn = null)
{
    internal Cover(in CoverAdded e)
        : this(e.Limit, e.Premium, e.Excess)
    {
    }

    public bool IsInForceOn(DateOnly day) => EndsOn is null || day < EndsOn;

    internal Cover Apply(in CoverChanged e) => this with { Limit = e.Limit, Premium = e.Premium };

    internal Cover Apply(in CoverEnded e) => this with { EndsOn = e.On };
}

[Aggregate("policy", Key = typeof(PolicyId))]
[Ignores<HolderMoved>]
public sealed partial record Policy(
    Line Line,
    Person Holder,
    Interval Interval,
    DateOnly From,
    DateOnly PaidUntil,
    DateOnly? CancelledOn,
    [Entity(nameof(CoverAdded.Cover))] ImmutableDictionary<CoverId, Cover> Covers)
{
    private Policy(PolicyIssued e)
        : this(e.Line, e.Holder, e.Interval, e.From, e.From, null, ImmutableDictionary<CoverId, Cover>.Empty)
    {
    }

    public Euro Paid { get; private init; }

    public Euro Premium => Covers.Values.Where(cover => cover.EndsOn is null).Aggregate(Euro.Zero, (sum, cover) => sum + cover.Premium);

    public static PolicyIssued Issue(Line line, Person holder, Interval interval, DateOnly from)
    {
        Refuse.If(holder.AgeOn(from) < 18, $"{holder.FullName} is not of age.");
        return new PolicyIssued(line, holder, interval, from);
    }

    public Events Add(CoverId id, Euro limit, Euro premium, Euro excess)
    {
        Refuse.If(CancelledOn is not null, "The policy is cancelled.");
        Refuse.If(Covers.ContainsKey(id), $"{id} is covered.");
        Refuse.If(excess > limit, "The excess is above the limit.");
        return new CoverAdded(id, limit, premium, excess);
    }

    public Events Raise(CoverId id, decimal percent)
    {
        Refuse.Unless(Covers.TryGetValue(id, out Cover? cover), $"{id} is not covered.");
        decimal factor = 1m + percent / 100m;
        return new CoverChanged(id, cover!.Limit * factor, cover.Premium * factor);
    }

    public Events Pay(Euro amount)
    {
        Refuse.If(amount < Premium, "Less than the premium is not accepted.");
        return new PremiumPaid(amount, Interval.Next(PaidUntil));
    }

    public Events Cancel(DateOnly on, string reason)
    {
        if (CancelledOn is not null) return [];

        return [.. Covers.Where(cover => cover.Value.EndsOn is null).Select(cover => new CoverEnded(cover.Key, on)), new PolicyCancelled(on, reason)];
    }

    /// <summary>What the policy pays for a damage.</summary>
    public Euro CoverFor(Damage damage, DateOnly on)
    {
        string kind = damage switch
        {
            WaterDamage { PipeBurst: true } => "water",
            WaterDamage => "flood",
            Theft => "theft",
            Collision => "collision",
            _ => "",
        };
        return Covers.TryGetValue(new CoverId(kind), out Cover? cover) && cover.IsInForceOn(on) && on < PaidUntil
            ? Euro.Min(damage.Estimate, cover.Limit) - Euro.Min(damage.Estimate, cover.Excess)
            : Euro.Zero;
    }

    private Policy Apply(in PremiumPaid e) => this with { PaidUntil = e.Until, Paid = Paid + e.Amount };

    private Policy Apply(in PolicyCancelled e) => this with { CancelledOn = e.On };
}
