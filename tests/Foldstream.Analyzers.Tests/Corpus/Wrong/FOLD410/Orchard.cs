namespace OrchardFeed;

[Event("feed-apple-picked")]
public readonly partial record struct ApplePicked(int Number);

[Aggregate("orchard-tree")]
public sealed partial class Tree
{
    public int Apples { get; private set; }

    private void Apply(in ApplePicked e) => Apples += e.Number;
}

[Subscription("orchard-one", Of = typeof(string))]   // FOLD410
public sealed partial class One
{
    private void Handle(in ApplePicked e) { }
}

[Subscription("orchard-two", Of = typeof(Tree), Categories = ["orchard-tree"])]   // FOLD410
public sealed partial class Two
{
    private void Handle(in ApplePicked e) { }
}

[Subscription("orchard-three", Categories = ["Orchard"])]   // FOLD410
public sealed partial class Three
{
    private void Handle(in ApplePicked e) { }
}

[Subscription("orchard-four", Categories = new[] { "orchard-tree", "" })]   // FOLD410
public sealed partial class Four
{
    private void Handle(in ApplePicked e) { }
}
