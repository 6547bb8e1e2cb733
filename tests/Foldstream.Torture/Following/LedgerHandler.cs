using System.Data.Common;
using Foldstream.Aggregates;
using Foldstream.Subscriptions;

namespace Foldstream.Torture.Following;

/// <summary>Writes each event into the ledger, in the transaction of its checkpoint.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="worker">Who handles.</param>
/// <param name="late">Where rows are put that can be written only later, since a planted fault has no transaction.</param>
internal sealed class LedgerHandler(LedgerAddress ledger, string worker, List<LedgerRow>? late = null) : ISubscriptionHandler
{
    public async ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken)
    {
        while (page.TryNext(out int tag))
        {
            if (tag == ReplayTag.Ignored)
            {
                continue;
            }

            if (tag < ReplayTag.FirstEvent)
            {
                page.Stop();
                return;
            }

            HandlerContext context = page.Context;
            LedgerRow row = new(context.Position, context.Stream.ToString(), context.Version, worker);
            if (context.Transaction is { } transaction)
            {
                await WriteAsync(ledger, transaction, row, cancellationToken);
            }
            else
            {
                late!.Add(row);
            }
        }
    }

    public static async ValueTask WriteAsync(LedgerAddress ledger, DbTransaction transaction, LedgerRow row, CancellationToken cancellationToken)
    {
        await using DbCommand command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, ledger.Insert);
        Add(command, "@position", row.Position);
        Add(command, "@stream", row.Stream);
        Add(command, "@version", row.Version);
        Add(command, "@worker", row.Worker);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
