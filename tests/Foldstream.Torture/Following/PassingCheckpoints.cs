using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Torture.Following;

/// <summary>A checkpoints' store around another one, which changes some of what it does.</summary>
internal abstract class PassingCheckpoints(ICheckpointStore inner) : ICheckpointStore
{
    public string Location => inner.Location;

    protected ICheckpointStore Inner => inner;

    public ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default) => inner.OpenAsync(registration, cancellationToken);

    public ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

    public ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default) => inner.RenewAsync(renewal, cancellationToken);

    public virtual ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default) => inner.AcquireAsync(claim, cancellationToken);

    public ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default) => inner.LeaveAsync(subscription, worker, cancellationToken);

    public virtual ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default) => inner.BeginAsync(subscription, cancellationToken);

    public ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default) => inner.ListParkedAsync(subscription, cancellationToken);

    public ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default)
        => inner.DecideAsync(subscription, stream, version, decision, audit, cancellationToken);

    public ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default)
        => inner.ListDecisionsAsync(subscription, cancellationToken);

    public ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default)
        => inner.ResetAsync(subscription, position, audit, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
