using System.Data.Common;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;

namespace Foldstream.Torture.Planted;

/// <summary>Commits the checkpoint first, and then what was handled: as all do whose work and checkpoint are no transaction.</summary>
internal sealed class CheckpointingFirst(ICheckpointStore inner, LedgerAddress ledger, List<LedgerRow> late) : PassingCheckpoints(inner)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    public override async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        late.Clear();
        return new First(await Inner.BeginAsync(subscription, cancellationToken), ledger, late);
    }

    private sealed class First(ICheckpointTransaction inner, LedgerAddress ledger, List<LedgerRow> late) : PassingTransaction(inner)
    {
        public override DbTransaction? Transaction => null;

        public override async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            await Inner.CommitAsync(advances, cancellationToken);
            await Task.Delay(Between, CancellationToken.None);
            await using DbConnection connection = await ledger.ConnectAsync();
            await using DbTransaction transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            foreach (LedgerRow row in late)
            {
                await LedgerHandler.WriteAsync(ledger, transaction, row, CancellationToken.None);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
    }
}
