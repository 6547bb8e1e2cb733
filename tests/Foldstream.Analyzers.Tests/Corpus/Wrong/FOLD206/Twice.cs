namespace Ferry;

[Event("ferry-loaded")]
public readonly partial record struct FerryLoaded(int Cars);

[Event("ferry-built")]
public sealed partial record FerryBuilt(string Yard);

[Aggregate("ferry")]
public sealed partial class Ferry
{
    private Ferry(FerryBuilt e) => Yard = e.Yard;

    private Ferry(FerryBuilt e, in EventContext context)   // FOLD206
        : this(e) => BuiltAt = context.Time;

    public string Yard { get; }

    public DateTimeOffset BuiltAt { get; }

    public int Cars { get; private set; }

    public DateTimeOffset? LoadedAt { get; private set; }

    private void Apply(in FerryLoaded e) => Cars += e.Cars;

    private void Apply(FerryLoaded e, in EventContext context) => LoadedAt = context.Time;   // FOLD206
}

[Aggregate("ferry-line")]
public sealed partial record FerryLine(int Cars)
{
    public static FerryLine Initial { get; } = new(0);

    private FerryLine Apply(in FerryLoaded e) => this with { Cars = Cars + e.Cars };

    private static FerryLine Apply(FerryLine state, in FerryLoaded e) => state with { Cars = e.Cars };   // FOLD206
}
