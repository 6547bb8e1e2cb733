using Foldstream.Kinds;

namespace Foldstream.Torture.Fuzzing;

[Identifier]
public readonly partial record struct HullId(int Value) : IParsable<HullId>;

/// <summary>An aggregate that folds events of many kinds: some whole, some in part, one with its metadata; and ignores one.</summary>
[Aggregate("hull", Key = typeof(HullId))]
[Ignores("nothing")]
public sealed partial class Hull
{
    public long Sum { get; private set; }

    public House? House { get; private set; }

    public string? Actor { get; private set; }

    private void Apply(in Ints e) => Sum += e.A;

    private void Apply(in Strings e) => Sum += e.A.Length;

    private void Apply(in Decimals e) => Sum += e.A > 0 ? 1 : 0;

    private void Apply(in Moments e) => Sum ^= e.A.Ticks;

    private void Apply(in Houses e) => House = e.B ?? e.A;

    private void Apply(in Payments e) => Sum += e.A is Card ? 1 : 0;

    private void Apply(in Monies e) => Sum += e.C.IsDefaultOrEmpty ? 0 : e.C.Length;

    private void Apply(in Answers e) => Sum += (int)e.A;

    private void Apply(in Grown e, in EventContext context)
    {
        Sum += e.C;
        Actor = context.Metadata.Actor;
    }
}
