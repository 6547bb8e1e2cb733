namespace Lottery;

[Event("number-drawn")]
public readonly partial record struct NumberDrawn(int Number);

public sealed record Draw(int Number);

public sealed record DrawAgain(int Number);

public sealed record Shuffle;

public sealed record Check(int Number);

[Aggregate("lottery")]
public sealed partial record Lottery(ImmutableArray<int> Numbers)
{
    public static Lottery Initial { get; } = new([]);

    public static Lottery Decide(Lottery state, Draw command) => state with { Numbers = state.Numbers.Add(command.Number) };   // FOLD214

    public Events Decide(DrawAgain command) => new NumberDrawn(command.Number);   // FOLD214

    private static Events Decide(Lottery state, Shuffle command) => [];   // FOLD214

    public static Events Decide(Lottery state, Check command, DateTimeOffset now) => [];   // FOLD214

    private Lottery Apply(in NumberDrawn e) => this with { Numbers = Numbers.Add(e.Number) };
}
