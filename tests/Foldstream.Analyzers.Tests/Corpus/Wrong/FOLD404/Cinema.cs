namespace CinemaFeed;

[Event("feed-film-shown")]
public readonly partial record struct FilmShown(int Number);

[Subscription("cinema-posters")]   // FOLD404
public sealed partial class Posters
{
    private void Handle(in FilmShown e) { }
}

[Subscription("cinema-posters", Shards = 8)]   // FOLD404
public sealed partial class Placards
{
    private void Handle(in FilmShown e) { }
}
