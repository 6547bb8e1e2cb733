namespace Kites;

[Identifier]
public readonly partial record struct KiteId(Guid Value);

[Event("kite-built")]
public sealed partial record KiteBuilt(string Colour);

[Event("kite-flown")]
public readonly partial record struct KiteFlown(int Metres);

[Aggregate("kite", Key = typeof(KiteId))]
public sealed partial class Kite
{
    private Kite(KiteBuilt e) => Colour = e.Colour;

    public string Colour { get; }

    public int Metres { get; private set; }

    public void Fly(int metres) => Raise(new KiteFlown(metres));

    private void Apply(in KiteFlown e) => Metres += e.Metres;
}

public sealed class Hill(IRepository<Kite, KiteId> kites)
{
    public Task FlyAsync(KiteId id) => kites.StartAsync(id, new KiteFlown(40));   // FOLD505

    public Task BuildAsync(Guid id) => kites.StartAsync(id, new KiteBuilt("red"));   // CS1503

    public Task BeginAsync(KiteId id) => kites.StartAsync(id, kite => kite.Fly(3));   // FOLD505
}
