namespace Library;

[Event("book-lent")]
public sealed record BookLent(string Isbn, string Reader);   // FOLD101

[Event("book-returned")]
public readonly record struct BookReturned(string Isbn);   // FOLD101

[Event("book-damaged")]
internal sealed record BookDamaged   // FOLD101
{
    public required string Isbn { get; init; }
}
