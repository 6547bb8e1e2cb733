using System.Data.Common;

namespace Foldstream.Subscriptions;

/// <summary>A transaction in which handlers work, and which ends with their checkpoint. Disposing it rolls back what was not committed.</summary>
public interface ICheckpointTransaction : IAsyncDisposable
{
    /// <summary>The database transaction for the handlers' own work; <see langword="null"/> where checkpoints are kept in no database.</summary>
    DbTransaction? Transaction { get; }

    /// <summary>Records that a stream is parked, in place of the record that it has.</summary>
    ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default);

    /// <summary>Ends the parking of a stream. What was decided stays on record.</summary>
    ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default);

    /// <summary>Moves shards, if all are where they are believed to be, and commits.</summary>
    /// <param name="advances">The shards; one that stays where it is shows that it is still held.</param>
    /// <param name="cancellationToken">Gives up as long as the commit was not sent.</param>
    /// <exception cref="CheckpointLostException">A shard is at another position or epoch; nothing was committed.</exception>
    ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default);
}
