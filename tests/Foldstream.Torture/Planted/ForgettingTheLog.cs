using System.Collections.Immutable;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;

namespace Foldstream.Torture.Planted;

/// <summary>Keeps positions alone, and not which append stood there.</summary>
internal sealed class ForgettingTheLog(ICheckpointStore inner) : PassingCheckpoints(inner)
{
    public override async ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default)
        => [.. (await Inner.AcquireAsync(claim, cancellationToken)).Select(shard => shard with { Anchor = default })];
}
