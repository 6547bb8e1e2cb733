namespace Recipes.Comments;

public interface IReaction;

public abstract record Attachment;

public sealed record Photo(string Path) : Attachment;

[Event("comment-written")]
public sealed partial record CommentWritten(
    object Anything,   // FOLD104
    IReaction Reaction,   // FOLD104
    Attachment Attached,   // FOLD104
    ImmutableArray<int>? Scores);   // FOLD104

[Aggregate("comments")]
public sealed partial class Comments
{
    public int Count { get; private set; }

    public void Write(string text) => Raise(new CommentWritten(text, null!, new Photo(text), []));

    private void Apply(CommentWritten e) => Count++;
}
