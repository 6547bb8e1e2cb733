namespace LendingFeed;

[Event("feed-book-lent")]
public readonly partial record struct BookLent(int Number);

[Event("feed-book-returned")]
public readonly partial record struct BookReturned(int Number);

[Subscription("lending-desk")]
[Ignores<BookLent>]   // FOLD408
[Ignores("feed-book-returned")]   // FOLD408
public sealed partial class LendingDesk
{
    private void Handle(in BookLent e) { }

    private Task HandleAsync(BookReturned e) => Task.Delay(e.Number);
}
