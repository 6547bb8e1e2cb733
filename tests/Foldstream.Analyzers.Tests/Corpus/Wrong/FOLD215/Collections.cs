namespace Fleet;

[Identifier]
public readonly partial record struct VanId(int Value);

[Event("van-bought")]
public readonly partial record struct VanBought(VanId Van, string Plate);

public sealed class Van
{
    internal Van(in VanBought e) => Plate = e.Plate;

    public string Plate { get; }
}

public sealed record VanCard(string Plate)
{
    internal VanCard(in VanBought e)
        : this(e.Plate)
    {
    }
}

[Aggregate("fleet")]
public sealed partial class Fleet
{
    [Entity(nameof(VanBought.Van))]
    private readonly List<Van> _vans = [];   // FOLD215
}

[Aggregate("second-fleet")]
public sealed partial class SecondFleet
{
    [Entity(nameof(VanBought.Van))]
    private Dictionary<VanId, Van> _vans = [];   // FOLD215

    private void Sell() => _vans = [];
}

[Aggregate("third-fleet")]
public sealed partial class ThirdFleet
{
    [Entity(nameof(VanBought.Van))]
    private readonly ImmutableDictionary<VanId, VanCard> _vans = ImmutableDictionary<VanId, VanCard>.Empty;   // FOLD215
}

[Aggregate("fleet-book")]
public sealed partial record FleetBook
{
    public static FleetBook Initial { get; } = new();

    [Entity(nameof(VanBought.Van))]
    public ImmutableDictionary<VanId, VanCard> Vans { get; } = ImmutableDictionary<VanId, VanCard>.Empty;   // FOLD215
}
