namespace Bees;

[Event("hive-opened")]
public readonly partial record struct HiveOpened(string Place);

[Event("honey-taken")]
public readonly partial record struct HoneyTaken(decimal Kilos);

[Event("queen-seen")]
public readonly partial record struct QueenSeen(int Age);

[Aggregate("hive")]
public sealed partial class Hive
{
    public string? Place { get; private set; }

    public decimal Kilos { get; private set; }

    public int? QueenAge { get; private set; }

    private void Apply(in HiveOpened e) => Place = e.Place;

    private void Apply(in HoneyTaken e) => Kilos += e.Kilos;

    private void Apply(in QueenSeen e) => QueenAge = e.Age;
}

[Aggregate("hive")]
[Ignores<HiveOpened>]
public sealed partial record Harvest(decimal Kilos)   // FOLD220
{
    public static Harvest Initial { get; } = new(0m);

    private Harvest Apply(in HoneyTaken e) => this with { Kilos = Kilos + e.Kilos };
}
