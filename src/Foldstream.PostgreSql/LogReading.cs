using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>Reads all streams by position, a slice at a time. Between slices nothing is held: the next one is found by its position.</summary>
internal sealed class LogReading(Server server, StreamRows rows, StreamNames names)
{
    private const int FirstSlice = 128, MostPages = 2048, Growth = 4;

    /// <summary>Reads the pages of all streams.</summary>
    /// <param name="after">The position that the reader has finished: the first page is the one that holds the next.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The head when the reading began.</returns>
    public async ValueTask<long> ReadAsync(long after, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        LogHanding handing = new(server, names, after + 1, await rows.SetAsideForAsync(consumer, cancellationToken).ConfigureAwait(false), consumer);
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            long head = -1;
            for (int limit = FirstSlice; ; limit = Math.Min(limit * Growth, MostPages))
            {
                long next = handing.Next;
                long current = await SliceAsync(connection, head, limit, row, handing, cancellationToken).ConfigureAwait(false);
                head = head < 0 ? current : head;
                if (handing.IsRefused || handing.Next > head)
                {
                    return head;
                }

                if (handing.Next == next)
                {
                    return handing.LooksForDamage ? head : throw names.Missing(next);
                }
            }
        }
    }

    /// <returns>The head.</returns>
    private async ValueTask<long> SliceAsync(NpgsqlConnection connection, long head, int limit, PageRow row, LogHanding handing, CancellationToken cancellationToken)
    {
        long floor = server.Guard.Head;
        NpgsqlBatch batch = server.Statements.Batch(connection, server.Options.StatementTimeout);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.Head));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.Log) { Parameters = { Value(handing.Next, NpgsqlDbType.Bigint), Value(limit, NpgsqlDbType.Integer) } });
            if (server.PreparesStatements)
            {
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                long current = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? reader.GetInt64(0) : throw server.HeadLost();
                server.Guard.Observe(current, floor);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await TakeAsync(reader, head < 0 ? current : head, row, handing, cancellationToken).ConfigureAwait(false);
                return current;
            }
        }
    }

    private static async ValueTask TakeAsync(NpgsqlDataReader reader, long head, PageRow row, LogHanding handing, CancellationToken cancellationToken)
    {
        bool isFirst = true;
        while (!handing.IsRefused && handing.Next <= head && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Take(reader);
            handing.TakeNext(reader, row, isFirst);
            isFirst = false;
        }
    }
}
