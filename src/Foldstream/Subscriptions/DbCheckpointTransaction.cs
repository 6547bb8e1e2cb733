using System.Data.Common;
using System.Globalization;

namespace Foldstream.Subscriptions;

/// <summary>A database transaction that ends with checkpoints.</summary>
internal sealed class DbCheckpointTransaction(string subscription, DbConnection connection, DbTransaction transaction, Func<string, string> table) : ICheckpointTransaction
{
    public DbTransaction Transaction => transaction;

    public async ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken = default)
        => await ParkedRows.Upsert(table("parked_streams"), subscription, stream).RunAsync(transaction, cancellationToken).ConfigureAwait(false);

    public async ValueTask UnparkAsync(Parking stream, CancellationToken cancellationToken = default)
        => await ParkedRows.Delete(table("parked_streams"), subscription, stream.Stream).RunAsync(transaction, cancellationToken).ConfigureAwait(false);

    public async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
    {
        string rows = string.Join(", ", advances.ToArray().Select(advance => string.Create(CultureInfo.InvariantCulture,
            $"({advance.Shard}, {advance.Epoch}, {advance.From}, {advance.To}, {advance.Anchor.Position}, '{(advance.Anchor.Position == 0 ? "" : advance.Anchor.AppendId)}')")));
        int moved = await new DbCommandText($"""
            WITH moved (shard, epoch, was, becomes, anchor_position, anchor_append) AS (VALUES {rows})
            UPDATE {table("subscription_shards")} AS kept SET position = moved.becomes, anchor_position = moved.anchor_position, anchor_append = moved.anchor_append
                FROM moved WHERE kept.subscription = @name AND kept.shard = moved.shard AND kept.epoch = moved.epoch AND kept.position = moved.was
            """).With("@name", subscription).RunAsync(transaction, cancellationToken).ConfigureAwait(false);
        if (moved != advances.Length)
        {
            throw new CheckpointLostException(subscription, advances.Length);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
