namespace MetersHouse;

[Event("meter-seen")]
public readonly partial record struct MeterRead(int Value);

[Aggregate("meter-house", SnapshotEvery = -5)]   // FOLD231
public sealed partial class Meter
{
    public int Value { get; private set; }

    private void Apply(in MeterRead e) => Value = e.Value;
}
