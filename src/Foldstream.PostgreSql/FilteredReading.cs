using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>
/// Reads the streams of a tenant or of categories by position, a window of positions at a time. The server leaves the others out, and says what all pages of the
/// window add up to.
/// </summary>
internal sealed class FilteredReading(Server server, StreamRows rows, StreamNames names)
{
    private const int FirstWindow = 512, LargestWindow = 32_768, Growth = 4;

    /// <returns>The head when the reading began.</returns>
    public async ValueTask<long> ReadAsync(long after, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        LogHanding handing = new(server, names, after + 1, await rows.SetAsideForAsync(consumer, cancellationToken).ConfigureAwait(false), consumer);
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            long head = await ReadHeadAsync(connection, cancellationToken).ConfigureAwait(false);
            for (long window = FirstWindow; !handing.IsRefused && handing.Next <= head; window = Math.Min(window * Growth, LargestWindow))
            {
                cancellationToken.ThrowIfCancellationRequested();
                long end = window > head - handing.Next ? head : handing.Next + window - 1;
                await WindowAsync(connection, end, filter, row, handing, cancellationToken).ConfigureAwait(false);
            }

            return head;
        }
    }

    private async ValueTask<long> ReadHeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        long floor = server.Guard.Head;
        NpgsqlCommand command = await server.CommandAsync(connection, server.Statements.Head, cancellationToken).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            long head = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long? ?? throw server.HeadLost();
            server.Guard.Observe(head, floor);
            return head;
        }
    }

    private async ValueTask WindowAsync(NpgsqlConnection connection, long end, EventFilter filter, PageRow row, LogHanding handing, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = server.Statements.Batch(connection, server.Options.StatementTimeout);
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.LogSum) { Parameters = { Value(handing.Next, NpgsqlDbType.Bigint), Value(end, NpgsqlDbType.Bigint) } });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.LogOf)
            {
                Parameters =
                {
                    Value(handing.Next, NpgsqlDbType.Bigint), Value(end, NpgsqlDbType.Bigint), ValueOrNull(filter.Tenant, NpgsqlDbType.Text),
                    ValueOrNull(filter.Categories.IsEmpty ? null : filter.Categories.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                },
            });
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                long behind = BehindOf(reader, end, handing);
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (!handing.IsRefused && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    row.Take(reader);
                    handing.Take(reader, row);
                }

                handing.Next = Math.Max(handing.Next, behind);
            }
        }
    }

    /// <summary>The position behind the window's last page, if the window is whole.</summary>
    private long BehindOf(NpgsqlDataReader reader, long end, LogHanding handing)
    {
        (long first, long count, long behind, long strays) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        if (handing.LooksForDamage)
        {
            return end + 1;
        }

        if (strays > 0)
        {
            throw names.Damaged($"a page between the positions {handing.Next} and {end} belongs to a stream that it lacks");
        }

        return first >= 1 && first <= handing.Next && first + count == behind && behind > end
            ? behind
            : throw names.Damaged($"a page between the positions {handing.Next} and {end} is missing, although the log goes on behind it");
    }
}
