namespace Foldstream.Generated.Tests.Snapshots;

[Event("drawer-filled")]
public readonly partial record struct DrawerFilled(string Name, int Size);

/// <summary>A state that depends on its events whether it can be stored.</summary>
[Aggregate("cabinet", SnapshotEvery = 2)]
public sealed partial class Cabinet
{
    private readonly Dictionary<string, Drawer> _drawers = [];
    private Dictionary<string, int> _sizes = [];
    private Drawer? _largest;
    private byte[] _bytes = [];

    public string Seen => $"{string.Join(",", _drawers.Keys)} {_sizes.Count} {_largest?.Size} {_bytes.Length}";

    public void Fill(string name, int size) => Raise(new DrawerFilled(name, size));

    private void Apply(in DrawerFilled e)
    {
        Drawer drawer = new(e.Size);
        _drawers[e.Name] = drawer;
        if (e.Name == "shared") _largest = drawer;
        if (e.Name == "own comparer") _sizes = new Dictionary<string, int>(new ByLength());
        if (e.Name == "large") _bytes = new byte[e.Size];
        _sizes[e.Name] = e.Size;
    }

    private sealed class Drawer(int size)
    {
        private readonly int _size = size;

        public int Size => _size;

        public List<int> Things { get; } = [];
    }

    private sealed class ByLength : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Length == y?.Length;

        public int GetHashCode(string obj) => obj.Length;
    }
}
