using System.Data.Common;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;

namespace Foldstream.Torture.Planted;

/// <summary>Moves a shard from wherever it is, whoever holds it by now: who commits last is right.</summary>
internal sealed class ForgettingEpochs(ICheckpointStore inner, LedgerAddress ledger) : PassingCheckpoints(inner)
{
    public override async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
        => new Forgetting(await Inner.BeginAsync(subscription, cancellationToken), ledger);

    private sealed class Forgetting(ICheckpointTransaction inner, LedgerAddress ledger) : PassingTransaction(inner)
    {
        public override async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            Dictionary<int, (long Epoch, long Position)> kept = [];
            await using (DbCommand command = Transaction!.Connection!.CreateCommand())
            {
                (command.Transaction, command.CommandText) = (Transaction, $"SELECT shard, epoch, position FROM {ledger.Shards}");
                await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    kept[reader.GetInt32(0)] = (reader.GetInt64(1), reader.GetInt64(2));
                }
            }

            ShardAdvance[] blind = [.. advances.ToArray().Select(advance => advance with { Epoch = kept[advance.Shard].Epoch, From = kept[advance.Shard].Position })];
            await Inner.CommitAsync(blind, cancellationToken);
        }
    }
}
