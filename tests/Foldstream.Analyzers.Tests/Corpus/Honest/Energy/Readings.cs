using System.Globalization;
using System.Linq;

namespace Energy;

[Identifier]
public readonly partial record struct MeterId(long Value) : IParsable<MeterId>;

[Identifier]
public readonly partial record struct ContractNumber(string Value) : IParsable<ContractNumber>;

[Flags]
public enum Fault
{
    None = 0,
    Clock = 1 << 0,
    Battery = 1 << 1,
    Seal = 1 << 2,
    Both = Clock | Battery,
}

public enum Medium : byte
{
    Power = 1,
    Gas = 2,
    Heat = 3,
    Default = Power,
}

public readonly record struct Kilowatthours(decimal Value) : IComparable<Kilowatthours>
{
    public static readonly Kilowatthours Zero = default;

    public static implicit operator Kilowatthours(decimal value) => new(value);

    public static Kilowatthours operator +(Kilowatthours left, Kilowatthours right) => left.Value + right.Value;

    public static Kilowatthours operator -(Kilowatthours left, Kilowatthours right) => left.Value - right.Value;

    public int CompareTo(Kilowatthours other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0.###", CultureInfo.InvariantCulture) + " kWh";
}

public interface IReadingVisitor<out T>
{
    T Counted(decimal value);

    T Estimated(decimal from, decimal to);
}

public abstract record Reading(DateOnly On)
{
    public abstract T Accept<T>(IReadingVisitor<T> visitor);

    [Case(1)]
    public sealed record Counted(DateOnly On, decimal Value) : Reading(On)
    {
        public override T Accept<T>(IReadingVisitor<T> visitor) => visitor.Counted(Value);
    }

    [Case(2)]
    public sealed record Estimated(DateOnly On, decimal From, decimal To) : Reading(On)
    {
        public override T Accept<T>(IReadingVisitor<T> visitor) => visitor.Estimated(From, To);
    }
}

[Event("meter-installed")]
public sealed partial record MeterInstalled(Medium Medium, string Serial, DayOfWeek ReadOn)
{
    public string Digits { get; } = string.Concat(Serial.Where(char.IsAsciiDigit));

    public int Places { get; init; } = 6;

    public bool IsSmart => Serial.StartsWith("SM", StringComparison.Ordinal);
}

[Event("meter-read")]
public sealed partial record MeterRead(Reading Reading, Fault Faults = Fault.None);

[Event("meter-moved")]
public readonly partial record struct MeterMoved(string Street, string City, double? Latitude, double? Longitude);

[Event("meter-remarked")]
public sealed partial record MeterRemarked(string Text, string? By = null);

[Event("meter-removed")]
public readonly partial record struct MeterRemoved(DateOnly On, TimeOnly At);
