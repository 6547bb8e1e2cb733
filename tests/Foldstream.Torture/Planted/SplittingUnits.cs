using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Writes a unit as one append after another.</summary>
internal sealed class SplittingUnits(IEventStore inner) : FaultyStore(inner)
{
    public override async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        ImmutableArray<Appended>.Builder outcomes = ImmutableArray.CreateBuilder<Appended>(unit.Length);
        foreach (StreamAppend append in unit)
        {
            outcomes.Add((await Inner.AppendAsync([append], checks, cancellationToken))[0]);
        }

        return outcomes.MoveToImmutable();
    }
}
