using System.Collections.Immutable;
using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>C1: records, workers and leases.</summary>
internal static class LeaseRules
{
    internal static readonly Guid Store = new("11111111-2222-3333-4444-555555555555");

    internal static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public static IReadOnlyList<CheckpointRule> All { get; } =
    [
        new("C101", "A subscription begins where it is told to, and is found again as it was registered first.", async (store, token) =>
        {
            SubscriptionRecord expected = new("billing", 4, Store, 17, 0);
            Demand.Equal(expected, await store.OpenAsync(new SubscriptionRegistration("billing", 4, Store, 17), token).ConfigureAwait(false), "the new record");
            Demand.Equal(expected, await store.OpenAsync(new SubscriptionRegistration("billing", 8, Guid.NewGuid(), 99), token).ConfigureAwait(false), "the record when it is opened again");
            LeaseTable table = await RenewAsync(store, Guid.NewGuid(), token).ConfigureAwait(false);
            Demand.Sequence(Enumerable.Range(0, 4).Select(shard => new ShardRecord(shard, 17, 0, null, default)), table.Shards, "the shards");
        }),
        new("C102", "All subscriptions are listed by name, each with the position that all its shards have finished.", async (store, token) =>
        {
            await OpenAsync(store, token, "b", 2).ConfigureAwait(false);
            await OpenAsync(store, token, "a-1", 1).ConfigureAwait(false);
            await OpenAsync(store, token, "a", 1).ConfigureAwait(false);
            ImmutableArray<ShardRecord> shards = await TakeAsync(store, Guid.NewGuid(), "b", [0, 1], token).ConfigureAwait(false);
            await CheckpointRules.CommitAsync(store, "b", [new ShardAdvance(1, shards[1].Epoch, 0, 50, default)], token).ConfigureAwait(false);
            await CheckpointRules.CommitAsync(store, "b", [new ShardAdvance(0, shards[0].Epoch, 0, 30, default)], token).ConfigureAwait(false);
            Demand.Sequence([("a", 0L), ("a-1", 0), ("b", 30)], (await store.ListAsync(token).ConfigureAwait(false)).Select(record => (record.Name, record.Position)), "the subscriptions");
        }),
        new("C103", "A worker lives as long as it has said, and not longer.", async (store, token) =>
        {
            await OpenAsync(store, token).ConfigureAwait(false);
            Guid brief = Guid.NewGuid(), lasting = Guid.NewGuid();
            await RenewAsync(store, lasting, token).ConfigureAwait(false);
            LeaseTable both = await store.RenewAsync(new LeaseRenewal("billing", brief, TimeSpan.FromSeconds(2), []), token).ConfigureAwait(false);
            Demand.Sequence(new[] { brief, lasting }.Order(), both.Workers, "the workers");
            await Task.Delay(TimeSpan.FromSeconds(2.2), token).ConfigureAwait(false);
            Demand.Sequence([lasting], (await RenewAsync(store, lasting, token).ConfigureAwait(false)).Workers, "the workers when one's time is up");
        }),
        new("C104", "A shard is taken only from nobody, or from a worker whose time is up; each time its epoch is counted up.", async (store, token) =>
        {
            await OpenAsync(store, token).ConfigureAwait(false);
            Guid brief = Guid.NewGuid(), other = Guid.NewGuid();
            await store.RenewAsync(new LeaseRenewal("billing", brief, TimeSpan.FromSeconds(2), []), token).ConfigureAwait(false);
            Demand.Sequence([new ShardRecord(0, 0, 1, brief, default), new ShardRecord(2, 0, 1, brief, default)],
                await store.AcquireAsync(new LeaseClaim("billing", brief, [0, 2]), token).ConfigureAwait(false), "the shards of the first");
            await RenewAsync(store, other, token).ConfigureAwait(false);
            Demand.Sequence([1, 3], (await store.AcquireAsync(new LeaseClaim("billing", other, [0, 1, 2, 3]), token).ConfigureAwait(false)).Select(shard => shard.Shard), "the shards that are left");
            await Task.Delay(TimeSpan.FromSeconds(2.2), token).ConfigureAwait(false);
            Demand.Sequence([(0, 2L), (2, 2L)], (await store.AcquireAsync(new LeaseClaim("billing", other, [0, 2]), token).ConfigureAwait(false)).Select(shard => (shard.Shard, shard.Epoch)), "the shards when its time is up");
        }),
        new("C105", "A worker that was silent for too long, and whose shards nobody took, goes on with them under the same epoch.", async (store, token) =>
        {
            await OpenAsync(store, token).ConfigureAwait(false);
            Guid worker = Guid.NewGuid();
            await store.RenewAsync(new LeaseRenewal("billing", worker, TimeSpan.FromMilliseconds(1), []), token).ConfigureAwait(false);
            await TakeAsync(store, worker, "billing", [1], token).ConfigureAwait(false);
            await store.RenewAsync(new LeaseRenewal("billing", worker, TimeSpan.FromMilliseconds(1), []), token).ConfigureAwait(false);
            await Task.Delay(50, token).ConfigureAwait(false);
            await RenewAsync(store, Guid.NewGuid(), token).ConfigureAwait(false);
            LeaseTable table = await RenewAsync(store, worker, token).ConfigureAwait(false);
            Demand.Equal(new ShardRecord(1, 0, 1, worker, default), table.Shards[1], "its shard");
        }),
        new("C106", "Shards that are given back are free, and those of a worker that leaves.", async (store, token) =>
        {
            await OpenAsync(store, token).ConfigureAwait(false);
            Guid worker = Guid.NewGuid(), other = Guid.NewGuid();
            await TakeAsync(store, worker, "billing", [0, 1, 2, 3], token).ConfigureAwait(false);
            LeaseTable table = await store.RenewAsync(new LeaseRenewal("billing", worker, Long, [1, 2]), token).ConfigureAwait(false);
            Demand.Sequence([worker, null, null, worker], table.Shards.Select(shard => shard.Worker), "the workers of the shards");
            await store.LeaveAsync("billing", worker, token).ConfigureAwait(false);
            table = await RenewAsync(store, other, token).ConfigureAwait(false);
            Demand.Sequence([other], table.Workers, "the workers that live");
            Demand.Sequence([null, null, null, null], table.Shards.Select(shard => shard.Worker), "the workers of the shards when it has left");
            await store.LeaveAsync("billing", worker, token).ConfigureAwait(false);
        }),
        new("C107", "What one subscription holds is nothing to another.", async (store, token) =>
        {
            await OpenAsync(store, token).ConfigureAwait(false);
            await OpenAsync(store, token, "mailing").ConfigureAwait(false);
            Guid worker = Guid.NewGuid();
            await TakeAsync(store, worker, "billing", [0, 1], token).ConfigureAwait(false);
            LeaseTable table = await store.RenewAsync(new LeaseRenewal("mailing", Guid.NewGuid(), Long, []), token).ConfigureAwait(false);
            Demand.Equal(1, table.Workers.Length, "the number of the other's workers");
            Demand.Sequence([null, null, null, null], table.Shards.Select(shard => shard.Worker), "the workers of its shards");
        }),
        new("C108", "Of 64 workers that reach for the same shards, each shard has one.", async (store, token) =>
        {
            await OpenAsync(store, token, shards: 8).ConfigureAwait(false);
            ImmutableArray<ShardRecord>[] taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => TakeAsync(store, Guid.NewGuid(), "billing", [0, 1, 2, 3, 4, 5, 6, 7], token), token))).ConfigureAwait(false);
            Demand.Sequence([0, 1, 2, 3, 4, 5, 6, 7], taken.SelectMany(shards => shards.Select(shard => shard.Shard)).Order(), "the shards that were taken");
            Demand.That(taken.SelectMany(shards => shards).All(shard => shard.Epoch == 1), "each to be taken once");
        }),
    ];

    internal static async Task OpenAsync(ICheckpointStore store, CancellationToken token, string name = "billing", int shards = 4)
        => await store.OpenAsync(new SubscriptionRegistration(name, shards, Store, 0), token).ConfigureAwait(false);

    internal static async Task<ImmutableArray<ShardRecord>> TakeAsync(ICheckpointStore store, Guid worker, string name, int[] shards, CancellationToken token)
    {
        await store.RenewAsync(new LeaseRenewal(name, worker, Long, []), token).ConfigureAwait(false);
        return await store.AcquireAsync(new LeaseClaim(name, worker, [.. shards]), token).ConfigureAwait(false);
    }

    private static async Task<LeaseTable> RenewAsync(ICheckpointStore store, Guid worker, CancellationToken token)
        => await store.RenewAsync(new LeaseRenewal("billing", worker, Long, []), token).ConfigureAwait(false);
}
