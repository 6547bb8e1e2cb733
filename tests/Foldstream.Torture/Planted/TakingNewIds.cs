using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Gives each append an id of its own, so that a repetition is not recognised.</summary>
internal sealed class TakingNewIds(IEventStore inner) : FaultyStore(inner)
{
    public override ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        AppendId id = AppendId.New();
        return Inner.AppendAsync([.. unit.Select(append => append with { AppendId = id, Expected = ExpectedVersion.Any })], checks, cancellationToken);
    }
}
