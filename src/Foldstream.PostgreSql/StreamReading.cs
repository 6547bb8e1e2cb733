using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>
/// Reads streams. One stream comes in slices, each a statement of its own: nothing is held between them, and who has enough early has not made the
/// server send the rest. Many streams come in one statement, which is one view of the store.
/// </summary>
internal sealed class StreamReading(Server server, StreamRows rows)
{
    // Most streams are read in one slice, and the first pages backward are most often all that is wanted.
    private const int FirstForward = 256, FirstBackward = 16, MostPages = 4096, Growth = 4;

    public async ValueTask<long> ForwardAsync(StreamId stream, long fromVersion, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        long from = Math.Max(fromVersion, 1), version = 0;
        Forward reading = new(stream, from, server.Options.ReaderLimits, await rows.SetAsideForAsync(consumer, cancellationToken).ConfigureAwait(false), consumer, cancellationToken);
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            for (int limit = FirstForward; ; limit = Math.Min(limit * Growth, MostPages))
            {
                (long current, int count) = await SliceAsync(connection, server.Statements.Forward, stream, Math.Max(reading.Next, from), limit, row, reading.Take, version, cancellationToken)
                    .ConfigureAwait(false);
                version = version == 0 ? current : version;
                if (count < limit || reading.IsDone(version))
                {
                    reading.End(version);
                    return version;
                }
            }
        }
    }

    public async ValueTask<long> BackwardAsync(StreamId stream, long fromVersion, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        long version = 0;
        Backward reading = new(stream, fromVersion, server.Options.ReaderLimits, await rows.SetAsideForAsync(consumer, cancellationToken).ConfigureAwait(false), consumer, cancellationToken);
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            for (int limit = FirstBackward; ; limit = Math.Min(limit * Growth, MostPages))
            {
                (long current, int count) = await SliceAsync(connection, server.Statements.Backward, stream, reading.Last, limit, row, reading.Take, version, cancellationToken).ConfigureAwait(false);
                version = version == 0 ? current : version;
                if (count < limit || reading.IsDone(version))
                {
                    reading.End(version);
                    return version;
                }
            }
        }
    }

    /// <returns>Whether the consumer wants more.</returns>
    public async ValueTask<bool> ManyAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        SetAsideList aside = await rows.SetAsideForAsync(consumer, cancellationToken).ConfigureAwait(false);
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlBatch batch = server.Statements.Batch(connection, server.Options.StatementTimeout);
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.Streams)
                {
                    Parameters =
                    {
                        Column(streams, read => read.Stream.Tenant, NpgsqlDbType.Text), Column(streams, read => read.Stream.Category, NpgsqlDbType.Text),
                        Column(streams, read => read.Stream.Key, NpgsqlDbType.Text), Column(streams, read => read.FromVersion, NpgsqlDbType.Bigint),
                    },
                });
                if (server.PreparesStatements)
                {
                    await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    return await TakeManyAsync(reader, streams, aside, consumer, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask<bool> TakeManyAsync(NpgsqlDataReader reader, ReadOnlyMemory<StreamRead> streams, SetAsideList aside, IPageConsumer consumer,
        CancellationToken cancellationToken)
    {
        using PageRow row = new();
        Forward? reading = null;
        int at = 0;
        long version = 0;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            int place = reader.GetInt32(PageRow.NextColumn + 1);
            if (place != at)
            {
                reading?.End(version);
                (at, version) = (place, reader.GetInt64(PageRow.NextColumn));
                StreamRead read = streams.Span[place - 1];
                reading = new Forward(read.Stream, Math.Max(read.FromVersion, 1), server.Options.ReaderLimits, aside, consumer, cancellationToken);
            }

            if (PageRow.IsThere(reader))
            {
                row.Take(reader);
                if (!reading!.Take(row, version) && reading.IsRefused)
                {
                    return false;
                }
            }
        }

        reading?.End(version);
        return true;
    }

    private async ValueTask<(long Version, int Count)> SliceAsync(NpgsqlConnection connection, string sql, StreamId stream, long version, int limit, PageRow row,
        Func<PageRow, long, bool> take, long known, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = await server.CommandAsync(connection, sql, cancellationToken, Value(stream.Tenant, NpgsqlDbType.Text), Value(stream.Category, NpgsqlDbType.Text),
            Value(stream.Key, NpgsqlDbType.Text), Value(version, NpgsqlDbType.Bigint), Value(limit, NpgsqlDbType.Integer)).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                bool isFirst = known == 0;
                int count = 0;
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    known = isFirst ? reader.GetInt64(PageRow.NextColumn) : known;
                    if (!PageRow.IsThere(reader))
                    {
                        break;
                    }

                    row.Take(reader);

                    // What was appended since the first slice is not part of the reading.
                    if ((!isFirst && row.Version > known) || !take(row, known))
                    {
                        break;
                    }

                    count++;
                }

                return (known, count);
            }
        }
    }

    private static NpgsqlParameter<T[]> Column<T>(ReadOnlyMemory<StreamRead> streams, Func<StreamRead, T> part, NpgsqlDbType type)
    {
        T[] column = new T[streams.Length];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = part(streams.Span[i]);
        }

        return Value(column, NpgsqlDbType.Array | type);
    }
}
