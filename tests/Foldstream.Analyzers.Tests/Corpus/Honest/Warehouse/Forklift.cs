namespace Warehouse;

public enum BatteryState
{
    Full,
    Half,
    Empty,
}

public readonly record struct Position(double X, double Y)
{
    public double DistanceTo(Position other) => Math.Sqrt(Math.Pow(X - other.X, 2) + Math.Pow(Y - other.Y, 2));
}

[Event("forklift-moved")]
public readonly partial record struct ForkliftMoved(Position To, float Speed, TimeSpan Took);

[Event("forklift-charged")]
public readonly partial record struct ForkliftCharged(byte Percent, TimeOnly Until);

[Event("forklift-photo-taken")]
public readonly partial record struct ForkliftPhotoTaken(ReadOnlyMemory<byte> Thumbnail, string? Path);

/// <summary>What a forklift has reported; it has no identifier type, since its number is painted on it.</summary>
[Aggregate("forklift", Key = typeof(int))]
public sealed partial class Forklift
{
    private readonly Queue<Position> _trail = new();
    private double _battery = 100;

    public Position At { get; private set; }

    public double Travelled { get; private set; }

    public TimeSpan Busy { get; private set; }

    public DateTimeOffset? LastSeen { get; private set; }

    public bool HasPhoto { get; private set; }

    public BatteryState Battery => _battery switch
    {
        > 80 => BatteryState.Full,
        > 30 => BatteryState.Half,
        _ => BatteryState.Empty,
    };

    public IReadOnlyCollection<Position> Trail => _trail;

    public void Report(Position to, float speed, TimeSpan took) => Raise(new ForkliftMoved(to, speed, took));

    public void Charge(byte percent, TimeOnly until) => Raise(new ForkliftCharged(percent, until));

    public void Photograph(byte[] jpeg, string? path) => Raise(new ForkliftPhotoTaken(jpeg, path));

    private void Apply(in ForkliftMoved e, in EventContext context)
    {
        double distance = At.DistanceTo(e.To);
        _trail.Enqueue(At);
        while (_trail.Count > 20) _trail.Dequeue();
        Travelled += distance;
        Busy += e.Took;
        _battery = Math.Max(0, _battery - distance / 100);
        (At, LastSeen) = (e.To, context.Time);
    }

    private void Apply(in ForkliftCharged e, in EventContext context)
    {
        _battery = e.Percent;
        LastSeen = context.Time;
    }

    private void Apply(in ForkliftPhotoTaken e) => HasPhoto = !e.Thumbnail.IsEmpty;
}
