namespace QuarryFeed;

[Event("feed-stone-cut")]
public readonly partial record struct StoneCut(int Number);

[Event("feed-stone-sold")]
public readonly partial record struct StoneSold(int Number);

[Event("feed-stone-lost")]
public readonly partial record struct StoneLost(int Number);

[Event("feed-stone-found")]
public readonly partial record struct StoneFound(int Number);

[Aggregate("quarry")]
[Ignores<StoneFound>, Ignores("stone-thrown")]
public sealed partial class Pit
{
    private Pit(in StoneCut e) => Stones = e.Number;

    public int Stones { get; private set; }

    private void Apply(in StoneSold e) => Stones -= e.Number;

    private void Apply(in StoneLost e) => Stones -= e.Number;
}

[Subscription("quarry-bills", Of = typeof(Pit))]
public sealed partial class Bills   // FOLD412
{
    private void Handle(in StoneSold e) { }
}

[Subscription("quarry-map", Of = typeof(Pit))]
[Ignores<StoneSold>, Ignores("feed-stone-lost")]
public sealed partial class Map   // FOLD412
{
    private Task HandleAsync(StoneCut e) => Task.Delay(e.Number);
}
