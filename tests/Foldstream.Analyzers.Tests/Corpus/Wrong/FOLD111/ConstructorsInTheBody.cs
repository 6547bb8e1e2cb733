namespace Choir;

[Event("song-learned")]
public sealed partial record SongLearned
{
    public SongLearned(string title) => Title = title;   // FOLD111

    public string Title { get; init; }
}

[Event("concert-given")]
public sealed partial record ConcertGiven
{
    public ConcertGiven(string place, int songs)   // FOLD111
    {
        Place = place;
        Songs = songs;
    }

    public string Place { get; init; }

    public int Songs { get; init; }
}
