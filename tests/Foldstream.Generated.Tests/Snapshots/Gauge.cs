namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>The same stream as a struct that a birth event makes.</summary>
[Aggregate("shelf", Key = typeof(ShelfId), SnapshotEvery = 5)]
[Ignores<ShelfLabelled>]
public readonly partial record struct Gauge(string Name, int Books, (int Lent, string? By) Last)
{
    private readonly decimal _worth;

    private Gauge(in ShelfOpened e)
        : this(e.Name, 0, default)
    {
    }

    public decimal Worth { get => _worth; private init => _worth = value; }

    public Events Sell(int book) => new BookSold(book);

    private Gauge Apply(in BookPut e) => this with { Books = Books + 1, Worth = Worth + e.Price };

    private Gauge Apply(in BookLent e) => this with { Last = (Last.Lent + 1, e.To) };

    private Gauge Apply(in BookSold e) => this with { Books = Books - 1 };
}
