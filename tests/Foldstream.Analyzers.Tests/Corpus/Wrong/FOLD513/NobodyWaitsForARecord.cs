namespace Mill.Wheels;

[Event("wheel-turned")]
public readonly partial record struct WheelTurned(int Times);

[Aggregate("mill-wheel")]
public sealed partial record Wheel(int Turns)
{
    public static Wheel Initial { get; } = new(0);

    public Events Turn(int times) => new WheelTurned(times);

    private Wheel Apply(in WheelTurned e) => this with { Turns = Turns + e.Times };
}

public sealed class Wheelwright(IRepository<Wheel, string> wheels)
{
    public void Turn(string id) => wheels.ExecuteAsync(id, wheel => wheel.Turn(1));   // FOLD513

    public void Begin(string id)
    {
        wheels.StartAsync(id, wheel => wheel.Turn(1));   // FOLD513
        wheels.FindAsync(id);   // FOLD513
    }
}
