namespace Library.Shelves;

[Event("shelf-filled")]
public sealed record ShelfFilled(int Books);   // FOLD101

[Event("shelf-cleared")]
public sealed partial record ShelfCleared;

[Aggregate("shelf")]
public sealed partial class Shelf
{
    public int Books { get; private set; }

    public void Fill(int books)
    {
        Refuse.If(books < 1, "Nothing to put there.");
        Raise(new ShelfFilled(books));
    }

    public void Clear() => Raise(new ShelfCleared());

    private void Apply(ShelfFilled e) => Books += e.Books;

    private void Apply(ShelfCleared e) => Books = 0;
}
