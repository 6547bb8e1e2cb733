using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>
/// Keeps how far subscriptions have come, where their work is kept: a checkpoint moves in the transaction of the work, or not at all. Thread-safe.
/// </summary>
/// <remarks>
/// Who works on which shard is decided by leases. A lease that has run out may be taken by others, and a worker that was frozen may wake up behind that: so each
/// taking counts the shard's epoch up, and every checkpoint is a compare-and-set on position and epoch. Whose lease is gone can't move anything.
/// </remarks>
public interface ICheckpointStore : IAsyncDisposable
{
    /// <summary>Where it is, for messages. It holds no secret.</summary>
    string Location { get; }

    /// <summary>Finds a subscription's record, or makes it at the position where it begins.</summary>
    /// <returns>The record as it is kept: what differs from <paramref name="registration"/>, the caller looks at.</returns>
    ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>All subscriptions that have a record, by name.</summary>
    ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Says that a worker lives, renews its leases, and gives some of them back.</summary>
    /// <param name="renewal">Who, for how long, and what is given back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The workers that live, this one included, and all shards.</returns>
    ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default);

    /// <summary>Takes shards that nobody holds, or whose lease has run out.</summary>
    /// <returns>Those that were taken, each under a new epoch.</returns>
    ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Gives all leases of a worker back, and says that it lives no more.</summary>
    ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default);

    /// <summary>Begins a transaction for work and checkpoint.</summary>
    ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default);

    /// <summary>The streams of a subscription that are parked, in the order in which they were.</summary>
    ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default);

    /// <summary>Says what becomes of a parked stream. Whoever works on its shard does it.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The version of the event at which it is parked, so that nobody skips another than the one that he has looked at.</param>
    /// <param name="decision">What becomes of it.</param>
    /// <param name="audit">Who decides, and why; kept for good.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the stream is parked at that version.</returns>
    ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default);

    /// <summary>What was decided about a subscription, in the order in which it was: releases, skipped events, resets.</summary>
    ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default);

    /// <summary>Puts all shards of a subscription to a position, takes the leases of all workers, and forgets what is parked.</summary>
    /// <returns>Whether there is such a subscription.</returns>
    ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default);
}
