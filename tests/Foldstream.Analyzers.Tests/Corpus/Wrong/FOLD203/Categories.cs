namespace Harbour;

[Event("ship-arrived")]
public readonly partial record struct ShipArrived(string Name);

[Aggregate("Pier")]   // FOLD203
public sealed partial class Pier
{
    public string? Ship { get; private set; }

    private void Apply(in ShipArrived e) => Ship = e.Name;
}

[Aggregate("harbour/crane")]   // FOLD203
public sealed partial record Crane(int Lifted)
{
    public static Crane Initial { get; } = new(0);

    private Crane Apply(in ShipArrived e) => this with { Lifted = Lifted + 1 };
}

[Aggregate("")]   // FOLD203
public sealed partial class Buoy
{
    private void Apply(in ShipArrived e) { }
}
