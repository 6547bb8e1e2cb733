using System.Collections.Immutable;

namespace Foldstream.Subscriptions;

/// <summary>
/// Which shards of a subscription this process holds. The shards are dealt out to the workers that live, in turn, so that each knows its own from the list of workers
/// alone: who has too many gives back, and who has too few takes what is free.
/// </summary>
internal sealed class ShardLeases(SubscriptionSetup setup)
{
    private readonly Guid _worker = Guid.CreateVersion7();
    private readonly string _name = setup.Definition.Name;
    private bool _isOpen;

    /// <summary>How often leases are renewed: three times while they last.</summary>
    public TimeSpan RenewalInterval => setup.Options.Lease / 3;

    /// <summary>The position that all shards had finished, whoever holds them, when that was looked at last.</summary>
    public long Position { get; private set; }

    /// <summary>Takes the shards that fall to this process, as far as nobody holds them.</summary>
    /// <returns>All that it holds.</returns>
    /// <exception cref="SubscriptionStoppedException">The checkpoint is that of another store, or divided otherwise.</exception>
    public async ValueTask<ImmutableArray<ShardRecord>> TakeAsync(CancellationToken cancellationToken)
    {
        if (!_isOpen)
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        LeaseTable table = await RenewAsync([], cancellationToken).ConfigureAwait(false);
        ImmutableArray<int> excess = [.. Held(table).Where(shard => !FallsToThis(table, shard.Shard)).Select(shard => shard.Shard)];
        if (!excess.IsEmpty)
        {
            table = await RenewAsync(excess, cancellationToken).ConfigureAwait(false);
        }

        ImmutableArray<int> free = [.. Missing(table)];
        ImmutableArray<ShardRecord> taken = free.IsEmpty ? []
            : await setup.Checkpoints.AcquireAsync(new LeaseClaim(_name, _worker, free), cancellationToken).ConfigureAwait(false);
        return [.. Held(table).Concat(taken).OrderBy(shard => shard.Shard)];
    }

    /// <summary>Renews the leases until it is told to end, and ends the work when other shards are to be held.</summary>
    public async Task RenewAsync(ImmutableArray<ShardRecord> held, ParkedStreams parked, CancellationTokenSource ending)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewalInterval, setup.Time, ending.Token).ConfigureAwait(false);
                if (!await TryRenewAsync(held, parked, ending.Token).ConfigureAwait(false))
                {
                    await ending.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
    }

    /// <summary>Whether all shards have finished a position, whoever holds them.</summary>
    public async ValueTask<bool> HaveAllReachedAsync(long position, CancellationToken cancellationToken)
        => position < long.MaxValue && (await RenewAsync([], cancellationToken).ConfigureAwait(false)).Shards.All(shard => shard.Position >= position);

    /// <summary>Whether all shards have finished a position, looked up without saying that this worker could do it.</summary>
    public async ValueTask<bool> HasPassedAsync(long position, CancellationToken cancellationToken)
        => (await setup.Checkpoints.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(record => record.Name == _name) is { } record && record.Position >= position;

    public ValueTask LeaveAsync(CancellationToken cancellationToken)
        => _isOpen ? setup.Checkpoints.LeaveAsync(_name, _worker, cancellationToken) : ValueTask.CompletedTask;

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        Guid store = await setup.Store.GetIdAsync(cancellationToken).ConfigureAwait(false);
        long start = setup.Options.StartAfter == long.MaxValue ? await setup.Store.GetHeadAsync(cancellationToken).ConfigureAwait(false) : setup.Options.StartAfter;
        SubscriptionRecord record = await setup.Checkpoints.OpenAsync(new SubscriptionRegistration(_name, setup.Definition.Shards, store, start), cancellationToken).ConfigureAwait(false);
        if (record.StoreId != store)
        {
            throw new SubscriptionStoppedException(_name, $"its checkpoint in {setup.Checkpoints.Location} belongs to the store with the id {record.StoreId}, and {setup.Store.Location} has the id {store}. "
                + "Positions of one store mean nothing in another. Give the subscription another name, or keep its checkpoints elsewhere.");
        }

        if (record.Shards != setup.Definition.Shards)
        {
            throw new SubscriptionStoppedException(_name, FormattableString.Invariant($"its checkpoint in {setup.Checkpoints.Location} has {record.Shards} shards, and {setup.Definition.TypeName} declares {setup.Definition.Shards}. ")
                + "The number is fixed once there is a checkpoint, since streams would change their shard. Declare the former number, or give the subscription another name.");
        }

        _isOpen = true;
    }

    private async ValueTask<bool> TryRenewAsync(ImmutableArray<ShardRecord> held, ParkedStreams parked, CancellationToken cancellationToken)
    {
        try
        {
            LeaseTable table = await RenewAsync([], cancellationToken).ConfigureAwait(false);
            if (!held.All(shard => IsHeldUnder(table, shard.Shard, shard.Epoch) && FallsToThis(table, shard.Shard)) || Missing(table).Any())
            {
                return false;
            }

            if (parked.Count > 0)
            {
                parked.Decide(await setup.Checkpoints.ListParkedAsync(_name, cancellationToken).ConfigureAwait(false));
            }
        }
#pragma warning disable CA1031 // A renewal that failed is tried again; should others take the shards meanwhile, their epoch says so at the next commit.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
        }

        return true;
    }

    private async ValueTask<LeaseTable> RenewAsync(ImmutableArray<int> returned, CancellationToken cancellationToken)
    {
        LeaseTable table = await setup.Checkpoints.RenewAsync(new LeaseRenewal(_name, _worker, setup.Options.Lease, returned), cancellationToken).ConfigureAwait(false);
        Position = table.Shards.Min(shard => shard.Position);
        return table;
    }

    private IEnumerable<ShardRecord> Held(LeaseTable table) => table.Shards.Where(shard => shard.Worker == _worker);

    private IEnumerable<int> Missing(LeaseTable table) => table.Shards.Where(shard => shard.Worker is null && FallsToThis(table, shard.Shard)).Select(shard => shard.Shard);

    private bool IsHeldUnder(LeaseTable table, int shard, long epoch) => table.Shards[shard].Worker == _worker && table.Shards[shard].Epoch == epoch;

    private bool FallsToThis(LeaseTable table, int shard) => table.Workers[shard % table.Workers.Length] == _worker;
}
