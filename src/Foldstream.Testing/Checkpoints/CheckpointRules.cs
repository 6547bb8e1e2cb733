using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>C2: checkpoints.</summary>
internal static class CheckpointRules
{
    private static readonly LogAnchor Anchor = new(41, AppendId.From("rules", "1"));

    public static IReadOnlyList<CheckpointRule> All { get; } =
    [
        new("C201", "A commit moves its shards and their anchors, and no others.", async (store, token) =>
        {
            ImmutableArray<ShardRecord> held = await HoldAsync(store, token).ConfigureAwait(false);
            await CommitAsync(store, "billing", [new ShardAdvance(0, 1, 0, 42, Anchor), new ShardAdvance(2, 1, 0, 7, default)], token).ConfigureAwait(false);
            Demand.Sequence([(42L, Anchor), (0, default), (7, default), (0, default)], (await ShardsAsync(store, token).ConfigureAwait(false)).Select(shard => (shard.Position, shard.Anchor)), "the positions");
            Demand.Sequence(held.Select(shard => shard.Epoch), (await ShardsAsync(store, token).ConfigureAwait(false)).Select(shard => shard.Epoch), "the epochs");
        }),
        new("C202", "A commit whose shard is at another position is refused as a whole.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            await CommitAsync(store, "billing", [new ShardAdvance(1, 1, 0, 5, default)], token).ConfigureAwait(false);
            await Demand.ThrowsAsync<CheckpointLostException>(() => CommitAsync(store, "billing", [new ShardAdvance(0, 1, 0, 9, default), new ShardAdvance(1, 1, 0, 9, default)], token), "a commit from where the shard was").ConfigureAwait(false);
            Demand.Sequence([0, 5, 0, 0], (await ShardsAsync(store, token).ConfigureAwait(false)).Select(shard => shard.Position), "the positions");
        }),
        new("C203", "A commit under an epoch that has passed is refused, also one that moves nothing.", async (store, token) =>
        {
            ImmutableArray<ShardRecord> held = await HoldAsync(store, token).ConfigureAwait(false);
            await store.LeaveAsync("billing", held[0].Worker!.Value, token).ConfigureAwait(false);
            await LeaseRules.TakeAsync(store, Guid.NewGuid(), "billing", [0], token).ConfigureAwait(false);
            await Demand.ThrowsAsync<CheckpointLostException>(() => CommitAsync(store, "billing", [new ShardAdvance(0, 1, 0, 9, default)], token), "a commit of the worker that had it before").ConfigureAwait(false);
            await Demand.ThrowsAsync<CheckpointLostException>(() => CommitAsync(store, "billing", [new ShardAdvance(0, 1, 0, 0, default)], token), "one that shows that it is still held").ConfigureAwait(false);
            await CommitAsync(store, "billing", [new ShardAdvance(0, 2, 0, 9, default)], token).ConfigureAwait(false);
        }),
        new("C204", "A transaction that is not committed leaves nothing behind.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            ICheckpointTransaction transaction = await store.BeginAsync("billing", token).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await transaction.ParkAsync(ParkingRules.Parked(1), token).ConfigureAwait(false);
            }

            Demand.Equal(0, (await store.ListParkedAsync("billing", token).ConfigureAwait(false)).Length, "the number of parked streams");
        }),
        new("C205", "A commit that is refused leaves nothing of its transaction.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            await Demand.ThrowsAsync<CheckpointLostException>(async () =>
            {
                ICheckpointTransaction transaction = await store.BeginAsync("billing", token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    await transaction.ParkAsync(ParkingRules.Parked(1), token).ConfigureAwait(false);
                    await transaction.CommitAsync(new[] { new ShardAdvance(0, 7, 0, 1, default) }, token).ConfigureAwait(false);
                }
            }, "a commit under another epoch").ConfigureAwait(false);
            Demand.Equal(0, (await store.ListParkedAsync("billing", token).ConfigureAwait(false)).Length, "the number of parked streams");
        }),
        new("C206", "Of 64 that move a shard from the same position, one does.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            for (int round = 0; round < 5; round++)
            {
                long from = round;
                bool[] moved = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
                {
                    try
                    {
                        await CommitAsync(store, "billing", [new ShardAdvance(0, 1, from, from + 1, default), new ShardAdvance(1, 1, from, from + 1, default)], token).ConfigureAwait(false);
                        return true;
                    }
                    catch (CheckpointLostException)
                    {
                        return false;
                    }
                }, token))).ConfigureAwait(false);
                Demand.Equal(1, moved.Count(has => has), "the number of those that moved it");
            }
        }),
        new("C207", "A reset puts all shards to a position, whoever holds them, and fences those off; it is recorded.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            await CommitAsync(store, "billing", [new ShardAdvance(1, 1, 0, 42, Anchor)], token).ConfigureAwait(false);
            await ParkingRules.ParkAsync(store, ParkingRules.Parked(1), token).ConfigureAwait(false);
            Demand.Equal(true, await store.ResetAsync("billing", 3, ParkingRules.ByAda, token).ConfigureAwait(false), "the answer");
            Demand.Sequence(Enumerable.Range(0, 4).Select(shard => new ShardRecord(shard, 3, 2, null, default)), await ShardsAsync(store, token).ConfigureAwait(false), "the shards");
            Demand.Equal(0, (await store.ListParkedAsync("billing", token).ConfigureAwait(false)).Length, "the number of parked streams");
            Demand.Sequence([new SubscriptionDecision(SubscriptionDecisionKind.Reset, null, 0, 3, ParkingRules.ByAda)], await store.ListDecisionsAsync("billing", token).ConfigureAwait(false), "the decisions");
            await Demand.ThrowsAsync<CheckpointLostException>(() => CommitAsync(store, "billing", [new ShardAdvance(0, 1, 3, 9, default)], token), "a commit of the worker that had it before").ConfigureAwait(false);
            Demand.Equal(false, await store.ResetAsync("mailing", 3, ParkingRules.ByAda, token).ConfigureAwait(false), "the answer about a subscription that is none");
        }),
        new("C208", "A cancelled call changes nothing.", async (store, token) =>
        {
            await HoldAsync(store, token).ConfigureAwait(false);
            CancellationToken cancelled = new(canceled: true);
            ICheckpointTransaction transaction = await store.BeginAsync("billing", token).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await Demand.ThrowsAsync<OperationCanceledException>(() => transaction.CommitAsync(new[] { new ShardAdvance(0, 1, 0, 1, default) }, cancelled).AsTask(), "a cancelled commit").ConfigureAwait(false);
            }

            await Demand.ThrowsAsync<OperationCanceledException>(() => store.ResetAsync("billing", 5, ParkingRules.ByAda, cancelled).AsTask(), "a cancelled reset").ConfigureAwait(false);
            Demand.Sequence([0L, 0, 0, 0], (await ShardsAsync(store, token).ConfigureAwait(false)).Select(shard => shard.Position), "the positions");
        }),
    ];

    internal static async Task CommitAsync(ICheckpointStore store, string name, ShardAdvance[] advances, CancellationToken token)
    {
        ICheckpointTransaction transaction = await store.BeginAsync(name, token).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.CommitAsync(advances, token).ConfigureAwait(false);
        }
    }

    /// <summary>Four shards that one worker holds under the epoch 1.</summary>
    internal static async Task<ImmutableArray<ShardRecord>> HoldAsync(ICheckpointStore store, CancellationToken token)
    {
        await LeaseRules.OpenAsync(store, token).ConfigureAwait(false);
        return await LeaseRules.TakeAsync(store, Guid.NewGuid(), "billing", [0, 1, 2, 3], token).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<ShardRecord>> ShardsAsync(ICheckpointStore store, CancellationToken token)
    {
        Guid onlooker = Guid.NewGuid();
        LeaseTable table = await store.RenewAsync(new LeaseRenewal("billing", onlooker, LeaseRules.Long, []), token).ConfigureAwait(false);
        await store.LeaveAsync("billing", onlooker, token).ConfigureAwait(false);
        return table.Shards;
    }
}
