using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Tests.Subscriptions;

/// <summary>What a handler did: there when its transaction was committed, and not before.</summary>
internal readonly record struct Effect(StreamId Stream, long Version, long Position, string Sku, AppendId Once);

/// <summary>Checkpoints in memory together with what handlers did in their transactions. A test may look on, and break in, at each step.</summary>
internal sealed class EffectStore(TimeProvider? time = null) : ICheckpointStore
{
    private readonly InMemoryCheckpointStore _inner = new(time);
    private readonly Lock _lock = new();
    private readonly List<Effect> _effects = [];

    /// <summary>Is asked before each step, by its name; what it throws is what the step throws.</summary>
    public Func<string, ValueTask> OnStep { get; set; } = _ => default;

    /// <summary>Whether a transaction with these effects can't be committed, as with a constraint that is looked at only then.</summary>
    public Func<IReadOnlyList<Effect>, bool> Refuses { get; set; } = _ => false;

    public int CommitCount { get; private set; }

    public ImmutableArray<Effect> Effects
    {
        get
        {
            lock (_lock)
            {
                return [.. _effects];
            }
        }
    }

    public string Location => "effects";

    public ValueTask<SubscriptionRecord> OpenAsync(SubscriptionRegistration registration, CancellationToken cancellationToken = default) => _inner.OpenAsync(registration, cancellationToken);

    public ValueTask<ImmutableArray<SubscriptionRecord>> ListAsync(CancellationToken cancellationToken = default) => _inner.ListAsync(cancellationToken);

    public async ValueTask<LeaseTable> RenewAsync(LeaseRenewal renewal, CancellationToken cancellationToken = default)
    {
        await OnStep("renew");
        return await _inner.RenewAsync(renewal, cancellationToken);
    }

    public ValueTask<ImmutableArray<ShardRecord>> AcquireAsync(LeaseClaim claim, CancellationToken cancellationToken = default) => _inner.AcquireAsync(claim, cancellationToken);

    public ValueTask LeaveAsync(string subscription, Guid worker, CancellationToken cancellationToken = default) => _inner.LeaveAsync(subscription, worker, cancellationToken);

    public async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        await OnStep("begin");
        return new EffectTransaction(this, await _inner.BeginAsync(subscription, cancellationToken));
    }

    public ValueTask<ImmutableArray<Parking>> ListParkedAsync(string subscription, CancellationToken cancellationToken = default) => _inner.ListParkedAsync(subscription, cancellationToken);

    public ValueTask<bool> DecideAsync(string subscription, StreamId stream, long version, ParkedDecision decision, Audit audit, CancellationToken cancellationToken = default)
        => _inner.DecideAsync(subscription, stream, version, decision, audit, cancellationToken);

    public ValueTask<ImmutableArray<SubscriptionDecision>> ListDecisionsAsync(string subscription, CancellationToken cancellationToken = default)
        => _inner.ListDecisionsAsync(subscription, cancellationToken);

    public ValueTask<bool> ResetAsync(string subscription, long position, Audit audit, CancellationToken cancellationToken = default)
        => _inner.ResetAsync(subscription, position, audit, cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private sealed class EffectTransaction(EffectStore store, ICheckpointTransaction inner) : ICheckpointTransaction
    {
        private readonly Pending _pending = new();

        public DbTransaction Transaction => _pending;

        public ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.ParkAsync(stream, cancellationToken);

        public ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.UnparkAsync(stream, cancellationToken);

        public async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            await store.OnStep("commit");
            if (store.Refuses(_pending.Effects))
            {
                throw new InvalidOperationException("a constraint");
            }

            lock (store._lock)
            {
                inner.CommitAsync(advances, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                store._effects.AddRange(_pending.Effects);
                store.CommitCount++;
            }

            await store.OnStep("committed");
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

/// <summary>The effects of a transaction that has not been committed.</summary>
internal sealed class Pending : DbTransaction
{
    public List<Effect> Effects { get; } = [];

    public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

    protected override DbConnection? DbConnection => null;

    public override void Commit() => throw new NotSupportedException();

    public override void Rollback() => throw new NotSupportedException();
}
