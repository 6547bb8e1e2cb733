namespace Farm;

public sealed record CowMilked(int Litres);

[Event("barn-built")]
public readonly partial record struct BarnBuilt(int Places);

[Aggregate("farm")]
[Ignores<CowMilked>]   // FOLD207
public sealed partial class Farm
{
    public int Litres { get; private set; }

    public int Places { get; private set; }

    private void Apply(CowMilked e) => Litres += e.Litres;   // FOLD207

    private void Apply(BarnBuilt? e) => Places += e?.Places ?? 0;   // FOLD207

    private void Apply(int litres) => Litres += litres;   // FOLD207
}
