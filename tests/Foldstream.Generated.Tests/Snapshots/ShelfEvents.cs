namespace Foldstream.Generated.Tests.Snapshots;

[Identifier]
public readonly partial record struct ShelfId(Guid Value);

[Identifier]
public readonly partial record struct ShelfMark(string Value);

public enum Genre
{
    Fiction = 0,
    Travel = 5,
}

[Event("shelf-opened")]
public readonly partial record struct ShelfOpened(string Name, Guid Owner, DateTimeOffset At);

[Event("book-put")]
public readonly partial record struct BookPut(int Book, string Title, decimal Price, Genre Genre);

[Event("book-lent")]
public readonly partial record struct BookLent(int Book, string To);

[Event("book-sold")]
public readonly partial record struct BookSold(int Book);

[Event("shelf-labelled")]
public readonly partial record struct ShelfLabelled(ShelfMark Mark, string? Note);
