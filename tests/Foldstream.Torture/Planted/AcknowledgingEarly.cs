using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Acknowledges an append before it is written.</summary>
internal sealed class AcknowledgingEarly(IEventStore inner) : FaultyStore(inner)
{
    public override async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        // The one behind is on its way while this one is answered.
        Task<ImmutableArray<Appended>> writing = Inner.AppendAsync(unit, checks, cancellationToken).AsTask();
        return await Task.WhenAny(writing, Task.Delay(1, cancellationToken)) == writing ? await writing : Guess(unit);
    }
}
