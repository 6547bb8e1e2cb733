using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Flip;

[Identifier]
public readonly partial record struct GaleId(string Value) : IParsable<GaleId>;

/// <summary>Folds the steps of a stream into a number that each of them, and their order, has a part in.</summary>
[Aggregate("storm", Key = typeof(GaleId))]
public sealed partial class Gale
{
    public long Sum { get; private set; }

    private void Apply(in Step e)
    {
        long sum = unchecked((Sum * 31) + e.Number + (e.Part * 7) + e.Index);
        foreach (char letter in e.Filling)
        {
            sum = unchecked((sum * 31) + letter);
        }

        Sum = sum;
    }
}
