namespace Cinema;

[Event("film-shown")]
public readonly partial record struct FilmShown(string Title);

public readonly record struct SeatNumber(int Row, int Seat);

[Aggregate("cinema-day", Key = typeof(DateTime))]   // FOLD204
public sealed partial class CinemaDay
{
    public string? Last { get; private set; }

    private void Apply(in FilmShown e) => Last = e.Title;
}

[Aggregate("cinema-seat", Key = typeof(SeatNumber))]   // FOLD204
public sealed partial class CinemaSeat
{
    private void Apply(in FilmShown e) { }
}

[Aggregate("cinema-screen", Key = typeof(short))]   // FOLD204
public sealed partial record CinemaScreen(int Shown)
{
    public static CinemaScreen Initial { get; } = new(0);

    private CinemaScreen Apply(in FilmShown e) => this with { Shown = Shown + 1 };
}
