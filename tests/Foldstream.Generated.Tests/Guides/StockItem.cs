namespace Foldstream.Generated.Tests.Guides;

[Event("stock-moved")]
public readonly partial record struct StockMoved(string Shelf, int Pieces);

/// <summary>What the guide on snapshots shows.</summary>
[Aggregate("stock-item", SnapshotEvery = 1000)]
public sealed partial class StockItem
{
    private readonly Dictionary<string, int> _shelves = [];

    public int Pieces { get; private set; }

    public IReadOnlyDictionary<string, int> Shelves => _shelves.AsReadOnly();

    public void Move(string shelf, int pieces)
    {
        Refuse.If(_shelves.GetValueOrDefault(shelf) + pieces < 0, "A shelf holds no less than nothing.");
        Raise(new StockMoved(shelf, pieces));
    }

    private void Apply(in StockMoved e)
    {
        _shelves[e.Shelf] = _shelves.GetValueOrDefault(e.Shelf) + e.Pieces;
        Pieces += e.Pieces;
    }
}
