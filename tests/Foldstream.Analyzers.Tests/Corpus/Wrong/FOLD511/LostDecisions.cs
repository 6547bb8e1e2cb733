namespace Tennis;

[Event("court-taken")]
public readonly partial record struct CourtTaken(string By);

[Aggregate("tennis-court")]
public sealed partial class Court
{
    public string? By { get; private set; }

    public void Take(string by) => Raise(new CourtTaken(by));

    private void Apply(in CourtTaken e) => By = e.By;
}

[Aggregate("tennis-book")]
public sealed partial record Book(int Taken)
{
    public static Book Initial { get; } = new(0);

    public Events Write(string by) => new CourtTaken(by);

    private Book Apply(in CourtTaken e) => this with { Taken = Taken + 1 };
}

public sealed class Club(IRepository<Court, string> courts, IRepository<Book, string> books)
{
    public async Task<string?> TakeAsync(string id, string by)
    {
        Court court = await courts.LoadAsync(id);
        court.Take(by);   // FOLD511
        return court.By;
    }

    public async Task TakeIfThereAsync(string id, string by)
    {
        Loaded<Court> found = await courts.FindAsync(id);
        if (found.Exists) found.State.Take(by);   // FOLD511
    }

    public async Task TakeInThePastAsync(string id, string by)
    {
        Court then = await courts.LoadAsync(id, AsOf.Version(1));
        then.Take(by);   // FOLD511
        await courts.SaveAsync(then);
    }

    public async Task WriteAsync(string id)
    {
        Book book = await books.LoadAsync(id);
        book.Write("anna");   // FOLD511
    }

    public Court New()
    {
        Court court = new();
        court.Take("nobody");   // FOLD511
        return court;
    }
}
