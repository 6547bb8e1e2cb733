namespace Playlists;

[Event("song-added")]
public readonly partial record struct SongAdded(string Title);

[Aggregate("playlist")]
public sealed partial record Playlist(List<string> Songs, int[] Stars)   // FOLD218 FOLD218
{
    public static Playlist Initial { get; } = new([], []);

    private readonly Dictionary<string, int> _plays = [];   // FOLD218

    public HashSet<string> Singers { get; init; } = [];   // FOLD218

    public int Plays => _plays.Count;

    private Playlist Apply(in SongAdded e)
    {
        Songs.Add(e.Title);
        return this;
    }
}

[Aggregate("top-ten")]
public readonly partial record struct TopTen(IList<string> Songs)   // FOLD218
{
    public static TopTen Initial => new([]);

    private TopTen Apply(in SongAdded e) => new([.. Songs, e.Title]);
}
