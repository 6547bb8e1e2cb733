namespace PostFeed;

[Event("feed-letter-posted")]
public readonly partial record struct LetterPosted(int Number);

[Subscription("post-none", Shards = 0)]   // FOLD411
public sealed partial class None
{
    private void Handle(in LetterPosted e) { }
}

[Subscription("post-many", Shards = 1025)]   // FOLD411
public sealed partial class Many
{
    private void Handle(in LetterPosted e) { }
}

[Subscription("post-less", Shards = -1)]   // FOLD411
public sealed partial class Less
{
    private void Handle(in LetterPosted e) { }
}
