namespace Ships;

public enum Flag   // FOLD119
{
    Norway,
    Greece,
    Panama,
}

public enum Cargo   // FOLD119
{
    None = 0,
    Oil = 1,
    Grain,
    Cars,
}

public readonly record struct Load(Cargo Cargo, int Tons);

[Event("ship-launched")]
public sealed partial record ShipLaunched(string Name, Flag Flag);

[Event("ship-loaded")]
public sealed partial record ShipLoaded(ImmutableArray<Load> Loads);

[Aggregate("ship")]
public sealed partial record Ship(string Name, Flag Flag, int Tons)
{
    private Ship(ShipLaunched e)
        : this(e.Name, e.Flag, 0)
    {
    }

    private Ship Apply(ShipLoaded e) => this with { Tons = Tons + e.Loads.Length };
}
