namespace Insurance.Contracts;

[Identifier]
public readonly partial record struct PolicyId(Guid Value) : IParsable<PolicyId>;

[Identifier]
public readonly partial record struct ClaimId(Guid Value) : IParsable<ClaimId>;

[Identifier]
public readonly partial record struct CoverId(string Value) : IParsable<CoverId>;

public enum Line
{
    Household = 1,
    Motor = 2,
    Liability = 3,
}

public enum Interval
{
    Monthly = 12,
    Quarterly = 4,
    Yearly = 1,
}

public readonly record struct Euro(decimal Amount) : IComparable<Euro>
{
    public static Euro Zero => default;

    public static Euro operator +(Euro left, Euro right) => new(left.Amount + right.Amount);

    public static Euro operator -(Euro left, Euro right) => new(left.Amount - right.Amount);

    public static Euro operator *(Euro left, decimal factor) => new(Math.Round(left.Amount * factor, 2, MidpointRounding.ToEven));

    public static bool operator <(Euro left, Euro right) => left.Amount < right.Amount;

    public static bool operator >(Euro left, Euro right) => left.Amount > right.Amount;

    public static Euro Min(Euro left, Euro right) => left < right ? left : right;

    public int CompareTo(Euro other) => Amount.CompareTo(other.Amount);
}

public sealed record Person(string First, string Last, DateOnly Born)
{
    public string FullName => $"{First} {Last}";

    public int AgeOn(DateOnly day) => day.Year - Born.Year - (day.DayOfYear < Born.DayOfYear ? 1 : 0);
}

public abstract record Damage(Euro Estimate)
{
    public virtual bool NeedsExpert => Estimate > new Euro(2_000m);
}

[Case(1)]
public sealed record WaterDamage(Euro Estimate, string Room, bool PipeBurst) : Damage(Estimate)
{
    public override bool NeedsExpert => !PipeBurst || base.NeedsExpert;
}

[Case(2)]
public sealed record Theft(Euro Estimate, ImmutableArray<string> Stolen, string PoliceReport) : Damage(Estimate);

[Case(3)]
public sealed record Collision(Euro Estimate, string Plate, string? OtherPlate) : Damage(Estimate);

public static class Periods
{
    public static DateOnly Next(this Interval interval, DateOnly from) => from.AddMonths(12 / (int)interval);
}
