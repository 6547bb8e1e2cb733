using System.Collections.ObjectModel;

namespace ParkingHouse;

[Event("car-put-away")]
public readonly partial record struct CarParked(string Plate, int Place);

[Aggregate("car-house", SnapshotEvery = 100)]
public sealed partial class Garage
{
    private readonly Dictionary<int, string> _places = [];
    private readonly Collection<string> _waiting = [];   // FOLD230
    private readonly IList<string> _plates = [];   // FOLD230
    private readonly Ring _ring = new();   // FOLD230
    private readonly Open _open = new();   // FOLD230
    private int[,] _map = new int[3, 3];   // FOLD230
    private object? _last;   // FOLD230

    public Garage() => Places = _places.AsReadOnly();

    public IReadOnlyDictionary<int, string> Places { get; }   // FOLD230

    public int Cars => _places.Count + _waiting.Count + _plates.Count + _ring.Length + _open.Length + _map.Length + (_last is null ? 0 : 1);

    private void Apply(in CarParked e)
    {
        _places[e.Place] = e.Plate;
        _map = new int[e.Place, 1];
        _last = e.Plate;
    }
}

public sealed class Ring
{
    private readonly Ring? _next = null;

    public int Length => _next is null ? 1 : 2;
}

public class Open
{
    private readonly int _length = 3;

    public int Length => _length;
}

[Aggregate("car-lane", SnapshotEvery = 10)]
public sealed partial class Lane(string name)   // FOLD230
{
    private Lane()
        : this("lane")
    {
    }

    public int Cars { get; private set; }

    public string Name() => name;

    private void Apply(in CarParked e) => Cars++;
}
