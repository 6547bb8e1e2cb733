namespace Tram;

[Event("tram-stopped")]
public readonly partial record struct TramStopped(string Stop);

[Event("tram-washed")]
public sealed partial record TramWashed(string By);

[Aggregate("tram")]
[Ignores<TramStopped>]   // FOLD208
[Ignores("tram-washed")]   // FOLD208
public sealed partial class Tram
{
    public int Stops { get; private set; }

    public int Washes { get; private set; }

    private void Apply(in TramStopped e) => Stops++;

    private void Apply(TramWashed e) => Washes++;
}

[Aggregate("tram-line")]
[Ignores<TramStopped>]   // FOLD208
public sealed partial record TramLine(int Stops)
{
    public static TramLine Initial { get; } = new(0);

    private TramLine Apply(in TramStopped e) => this with { Stops = Stops + 1 };

    private TramLine Apply(TramWashed e) => this;
}
