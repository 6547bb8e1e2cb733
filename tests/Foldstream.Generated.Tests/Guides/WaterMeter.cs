using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Guides;

[Identifier]
public readonly partial record struct MeterId(Guid Value) : IParsable<MeterId>;

[Event("meter-installed")]
public readonly partial record struct MeterInstalled(string Address);

[Event("reading-taken")]
public readonly partial record struct ReadingTaken(decimal Value, DateTimeOffset At, string Comment, ImmutableArray<string> Photos);

[Aggregate("water-meter", Key = typeof(MeterId))]
public sealed partial class WaterMeter
{
    public decimal Reading { get; private set; }

    public DateTimeOffset ReadAt { get; private set; }

    private void Apply(in MeterInstalled e)
    {
    }

    private void Apply(in ReadingTaken e) => (Reading, ReadAt) = (e.Value, e.At);
}

/// <summary>Folds the same events, and hands them over whole.</summary>
[Aggregate("careless-meter", Key = typeof(MeterId))]
public sealed partial class CarelessMeter
{
    public decimal Reading { get; private set; }

    private void Apply(in MeterInstalled e)
    {
    }

    private void Apply(in ReadingTaken e) => Reading = ValueOf(e);

    private static decimal ValueOf(in ReadingTaken e) => e.Value;
}
