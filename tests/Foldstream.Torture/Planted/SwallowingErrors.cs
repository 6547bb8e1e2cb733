using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Acknowledges an append that has failed.</summary>
internal sealed class SwallowingErrors(IEventStore inner) : FaultyStore(inner)
{
    public override async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Inner.AppendAsync(unit, checks, cancellationToken);
        }
        catch (Exception error) when (error is StoreUnusableException or AppendOutcomeUnknownException)
        {
            return Guess(unit);
        }
    }
}
