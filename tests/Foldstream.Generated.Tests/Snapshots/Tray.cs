using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>The same stream as a record that has a state before its first event.</summary>
[Aggregate("shelf", Key = typeof(ShelfId), SnapshotEvery = 5)]
public sealed partial record Tray(string Name, decimal Worth, [Entity(nameof(BookPut.Book))] ImmutableSortedDictionary<int, Card> Cards, ImmutableList<string?> Notes)
{
    private readonly ImmutableQueue<int> _sold = [];

    public static Tray Initial { get; } = new("", 0, ImmutableSortedDictionary<int, Card>.Empty, []) { Kind = "tray" };

    public required string Kind { get; init; }

    public ImmutableQueue<int> Sold { get => _sold; private init => _sold = value; }

    public Events Put(int book, string title, decimal price, Genre genre) => Cards.ContainsKey(book) ? [] : new BookPut(book, title, price, genre);

    private Tray Apply(in ShelfOpened e) => this with { Name = e.Name };

    private Tray Apply(in BookPut e) => this with { Worth = Worth + e.Price };

    private Tray Apply(in BookSold e) => this with { Worth = Worth - Cards[e.Book].Price, Cards = Cards.Remove(e.Book), Sold = Sold.Enqueue(e.Book) };

    private Tray Apply(in ShelfLabelled e) => this with { Notes = Notes.Add(e.Note) };
}

/// <summary>A child that is a value.</summary>
public readonly record struct Card(string Title, decimal Price, int Lent = 0)
{
    internal Card(in BookPut e)
        : this(e.Title, e.Price)
    {
    }

    internal Card Apply(in BookLent e) => this with { Lent = Lent + 1 };
}
