namespace Picnic.Blankets;

[Event("blanket-spread")]
public readonly partial record struct BlanketSpread(string Where);

[Aggregate("picnic-blanket")]
public readonly partial record struct Blanket(string? Where)
{
    public static Blanket Initial => default;

    public Events Spread(string where) => new BlanketSpread(where);

    private Blanket Apply(in BlanketSpread e) => this with { Where = e.Where };
}

[Aggregate("picnic-place")]
public sealed partial record Place(int Blankets)
{
    public static Place Initial { get; } = new(0);

    private Place Apply(in BlanketSpread e) => this with { Blankets = Blankets + 1 };
}

public sealed class Walker(IRepository<Blanket, string> blankets, IRepository<Place, string> places)
{
    public async Task SpreadAsync(string id)
    {
        Blanket blanket = await blankets.LoadAsync(id);
        Blanket.Events events = blanket.Spread("meadow");
        await blankets.SaveAsync(blanket);   // FOLD504
        await blankets.ExecuteAsync(id, _ => events);
    }

    public async Task VisitAsync(string id)
    {
        Place place = await places.LoadAsync(id);
        await places.SaveAsync(place with { Blankets = 3 });   // FOLD504
    }
}
