using System.Collections.Immutable;
using System.Data.Common;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>Keeps checkpoints in memory, as long as it lives: for tests, and beside an <see cref="InMemoryEventStore"/>.</summary>
/// <param name="time">Says when leases run out; <see langword="null"/> for the system's time.</param>
public sealed class InMemoryCheckpointStore(TimeProvider? time = null) : ICheckpointStore, IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Kept> _subscriptions = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc/>
    public string Location => "memory";

    /// <inheritdoc/>
    public ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(registration.Name, out Kept? kept))
            {
                _subscriptions.Add(registration.Name, kept = new Kept(registration));
            }

            return ValueTask.FromResult(kept.ToRecord());
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<ImmutableArray<SubscriptionRecord>>([.. _subscriptions.Values.Select(kept => kept.ToRecord())]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(renewal);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            Kept kept = Find(renewal.Subscription);
            kept.Workers[renewal.Worker] = now + renewal.Duration;
            foreach (Shard shard in kept.Shards.Where(shard => shard.Worker == renewal.Worker && renewal.Returned.Contains(shard.Number)))
            {
                shard.Worker = null;
            }

            foreach (Guid gone in kept.Workers.Where(worker => worker.Value <= now).Select(worker => worker.Key).ToArray())
            {
                kept.Workers.Remove(gone);
            }

            return ValueTask.FromResult(new LeaseTable([.. kept.Workers.Keys.Order()], [.. kept.Shards.Select(kept.ToRecord)]));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            Kept kept = Find(claim.Subscription);
            ImmutableArray<ShardRecord>.Builder acquired = ImmutableArray.CreateBuilder<ShardRecord>();
            foreach (Shard shard in kept.Shards.Where(shard => claim.Shards.Contains(shard.Number) && !kept.Lives(shard.Worker, now)))
            {
                shard.Worker = claim.Worker;
                shard.Epoch++;
                acquired.Add(kept.ToRecord(shard));
            }

            return ValueTask.FromResult(acquired.DrainToImmutable());
        }
    }

    /// <inheritdoc/>
    public ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Kept kept = Find(subscription);
            kept.Workers.Remove(worker);
            foreach (Shard shard in kept.Shards.Where(shard => shard.Worker == worker))
            {
                shard.Worker = null;
            }

            return ValueTask.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<ICheckpointTransaction>(new MemoryTransaction(this, Find(subscription)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<ImmutableArray<Parking>>([.. Find(subscription).Parked.Values.OrderBy(parked => parked.Position)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Kept kept = Find(subscription);
            if (!kept.Parked.TryGetValue(stream, out Parking? parked) || parked.Version != version)
            {
                return ValueTask.FromResult(false);
            }

            kept.Parked[stream] = parked with { Decision = decision, DecidedBy = audit };
            kept.Decisions.Add(new SubscriptionDecision(SubscriptionDecision.KindOf(decision), stream, version, parked.Position, audit));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult<ImmutableArray<SubscriptionDecision>>([.. Find(subscription).Decisions]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentNullException.ThrowIfNull(audit);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(subscription, out Kept? kept))
            {
                return ValueTask.FromResult(false);
            }

            kept.Parked.Clear();
            kept.Decisions.Add(new SubscriptionDecision(SubscriptionDecisionKind.Reset, null, 0, position, audit));
            foreach (Shard shard in kept.Shards)
            {
                (shard.Position, shard.Anchor, shard.Worker) = (position, default, null);
                shard.Epoch++;
            }

            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Does nothing: what it keeps goes with it.</summary>
    public void Dispose()
    {
    }

    private Kept Find(string subscription)
        => _subscriptions.GetValueOrDefault(subscription)
            ?? throw new ArgumentException($"There is no checkpoint of a subscription '{subscription}'.", nameof(subscription));

    private sealed class Kept(SubscriptionRegistration registration)
    {
        public Shard[] Shards { get; } = [.. Enumerable.Range(0, registration.Shards).Select(number => new Shard(number) { Position = registration.StartAfter })];

        public Dictionary<Guid, DateTimeOffset> Workers { get; } = [];

        public Dictionary<StreamId, Parking> Parked { get; } = [];

        public List<SubscriptionDecision> Decisions { get; } = [];

        public bool Lives(Guid? worker, DateTimeOffset now) => worker is { } named && Workers.GetValueOrDefault(named) > now;

        // Who lives no more was removed before.
        public ShardRecord ToRecord(Shard shard) => new(shard.Number, shard.Position, shard.Epoch, shard.Worker is { } worker && Workers.ContainsKey(worker) ? worker : null, shard.Anchor);

        public SubscriptionRecord ToRecord()
            => new(registration.Name, registration.Shards, registration.StoreId, Shards.Min(shard => shard.Position), Parked.Count);
    }

    private sealed class Shard(int number)
    {
        public int Number { get; } = number;

        public long Position { get; set; }

        public long Epoch { get; set; }

        public Guid? Worker { get; set; }

        public LogAnchor Anchor { get; set; }
    }

    /// <summary>Collects what is to be parked or ended; nothing is seen of it before the commit.</summary>
    private sealed class MemoryTransaction(InMemoryCheckpointStore store, Kept kept) : ICheckpointTransaction
    {
        private readonly List<(Parking Stream, bool IsParked)> _changes = [];

        public DbTransaction? Transaction => null;

        public ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default)
        {
            _changes.Add((stream, true));
            return ValueTask.CompletedTask;
        }

        public ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default)
        {
            _changes.Add((stream, false));
            return ValueTask.CompletedTask;
        }

        public ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (store._lock)
            {
                foreach (ShardAdvance advance in advances.Span)
                {
                    Shard shard = kept.Shards[advance.Shard];
                    if (shard.Epoch != advance.Epoch || shard.Position != advance.From)
                    {
                        return ValueTask.FromException(new CheckpointLostException(ToRecordName(), advances.Length));
                    }
                }

                foreach (ShardAdvance advance in advances.Span)
                {
                    (kept.Shards[advance.Shard].Position, kept.Shards[advance.Shard].Anchor) = (advance.To, advance.Anchor);
                }

                foreach ((Parking stream, bool isParked) in _changes)
                {
                    if (isParked)
                    {
                        kept.Parked[stream.Stream] = stream;
                    }
                    else
                    {
                        kept.Parked.Remove(stream.Stream);
                    }
                }

                _changes.Clear();
                return ValueTask.CompletedTask;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private string ToRecordName() => kept.ToRecord().Name;
    }
}
