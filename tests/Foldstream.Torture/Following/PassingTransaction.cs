using System.Data.Common;
using Foldstream.Subscriptions;

namespace Foldstream.Torture.Following;

/// <summary>A transaction around another one, which commits in its own way.</summary>
internal abstract class PassingTransaction(ICheckpointTransaction inner) : ICheckpointTransaction
{
    public virtual DbTransaction? Transaction => inner.Transaction;

    protected ICheckpointTransaction Inner => inner;

    public ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.ParkAsync(stream, cancellationToken);

    public ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default) => inner.UnparkAsync(stream, cancellationToken);

    public abstract ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
