// hidden: the decisions of a record name its generated events, so that its other part is emitted, and the compiler misses 'partial' as well
namespace Post.Boxes;

[Event("letter-posted")]
public readonly partial record struct LetterPosted(string To);

[Aggregate("post-box")]
public sealed record PostBox(int Letters)   // FOLD201 CS0260
{
    public static PostBox Initial { get; } = new(0);

    public Events Post(string to) => new LetterPosted(to);

    private PostBox Apply(in LetterPosted e) => this with { Letters = Letters + 1 };
}
