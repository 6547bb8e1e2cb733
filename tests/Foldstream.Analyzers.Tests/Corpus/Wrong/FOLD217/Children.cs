namespace Orchestra;

[Event("chair-filled")]
public readonly partial record struct ChairFilled(int Chair, string By);

[Event("chair-moved")]
public readonly partial record struct ChairMoved(int Chair, int Row);

public sealed class Chair
{
    private Chair(in ChairFilled e) => By = e.By;

    public string By { get; }

    public int Row { get; private set; }

    internal void Apply(in ChairMoved e) => Row = e.Row;
}

public abstract class Desk
{
    public int Row { get; private set; }

    internal void Apply(in ChairMoved e) => Row = e.Row;
}

public sealed class Stand
{
    internal Stand(in ChairFilled e) => By = e.By;

    public string By { get; private set; }

    internal Stand Apply(in ChairMoved e) => this;
}

public sealed class Lamp
{
    public bool IsOn { get; set; }
}

[Aggregate("orchestra")]
public sealed partial class Orchestra
{
    [Entity("Chair")]
    private readonly Dictionary<int, Chair> _chairs = [];   // FOLD217
}

[Aggregate("chamber-orchestra")]
public sealed partial class ChamberOrchestra
{
    [Entity("Chair")]
    private readonly Dictionary<int, Desk> _desks = [];   // FOLD217
}

[Aggregate("string-quartet")]
public sealed partial class Quartet
{
    [Entity("Chair")]
    private readonly Dictionary<int, Stand> _stands = [];   // FOLD217

    [Entity("Chair")]
    private readonly Dictionary<int, Lamp> _lamps = [];   // FOLD217
}
