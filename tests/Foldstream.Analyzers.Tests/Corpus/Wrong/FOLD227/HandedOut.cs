namespace Forum;

[Event("post-written")]
public readonly partial record struct PostWritten(int Number, string Text);

public sealed class Post
{
    internal Post(in PostWritten e) => Words.AddRange(e.Text.Split(' '));

    public List<string> Words { get; } = [];   // FOLD227
}

[Aggregate("forum-thread")]
public sealed partial class ForumThread
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, List<int>> _byWord = [];

    [Entity(nameof(PostWritten.Number))]
    private readonly Dictionary<int, Post> _posts = [];

    public List<string> Texts => _texts;   // FOLD227

    public HashSet<string> Readers { get; } = [];   // FOLD227

    public IDictionary<string, List<int>> Index => _byWord;   // FOLD227

    public List<int> Of(string word) => _byWord[word];   // FOLD227

    private void Apply(in PostWritten e)
    {
        _texts.Add(e.Text);
        Readers.Add(e.Text);
    }
}
