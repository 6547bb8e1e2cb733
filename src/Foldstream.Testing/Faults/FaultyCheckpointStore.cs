using System.Collections.Immutable;
using System.Data.Common;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>
/// Checkpoints that fail as those in real databases do: before or behind a commit, and slowly. What a handler did in the transaction is then done once nevertheless; what it did outside is
/// done again, which is what a test with this store is for.
/// </summary>
/// <param name="inner">The store that works; one in memory, say. It is disposed with this one.</param>
/// <param name="plan">What goes wrong, and how often.</param>
public sealed class FaultyCheckpointStore(ICheckpointStore inner, FaultPlan plan) : ICheckpointStore
{
    private readonly FaultDice _dice = new(plan ?? throw new ArgumentNullException(nameof(plan)));

    /// <summary>What went wrong so far, in order.</summary>
    public ImmutableArray<string> Injected => _dice.Injected;

    /// <inheritdoc/>
    public string Location => inner.Location;

    /// <summary>Lets nothing go wrong any more.</summary>
    public void Calm() => _dice.Calm();

    /// <inheritdoc/>
    public ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default) => inner.OpenAsync(registration, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default)
    {
        await EnterAsync("renewal", cancellationToken).ConfigureAwait(false);
        return await inner.RenewAsync(renewal, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default)
    {
        await EnterAsync("taking of shards", cancellationToken).ConfigureAwait(false);
        ImmutableArray<ShardRecord> taken = await inner.AcquireAsync(claim, cancellationToken).ConfigureAwait(false);
        return _dice.Falls(plan.LostAfter, "taking of shards lost after") ? throw Lost() : taken;
    }

    /// <inheritdoc/>
    public ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default) => inner.LeaveAsync(subscription, worker, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        await EnterAsync("transaction", cancellationToken).ConfigureAwait(false);
        return new FaultyTransaction(await inner.BeginAsync(subscription, cancellationToken).ConfigureAwait(false), plan, _dice);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default) => inner.ListParkedAsync(subscription, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default)
        => inner.DecideAsync(subscription, stream, version, decision, audit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default)
        => inner.ListDecisionsAsync(subscription, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default)
        => inner.ResetAsync(subscription, position, audit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static TimeoutException Lost() => new("An injected fault: no answer came.");

    private async ValueTask EnterAsync(string what, CancellationToken cancellationToken)
    {
        await _dice.DelayAsync(cancellationToken).ConfigureAwait(false);
        if (_dice.Falls(plan.FailsBefore, what + " failed before"))
        {
            throw Lost();
        }
    }

    private sealed class FaultyTransaction(ICheckpointTransaction inner, FaultPlan plan, FaultDice dice) : ICheckpointTransaction
    {
        public DbTransaction? Transaction => inner.Transaction;

        public ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.ParkAsync(stream, cancellationToken);

        public ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.UnparkAsync(stream, cancellationToken);

        public async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            await dice.DelayAsync(cancellationToken).ConfigureAwait(false);
            if (dice.Falls(plan.FailsBefore, "commit failed before") || dice.Falls(plan.LostBefore, "commit lost before"))
            {
                throw Lost();
            }

            await inner.CommitAsync(advances, cancellationToken).ConfigureAwait(false);
            if (dice.Falls(plan.LostAfter, "commit lost after"))
            {
                throw Lost();
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
