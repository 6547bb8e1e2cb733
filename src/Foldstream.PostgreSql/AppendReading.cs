using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>Finds appends by their ids.</summary>
internal sealed class AppendReading(Server server, EventTypes types)
{
    /// <summary>The outcome of an append that a stream holds.</summary>
    public async ValueTask<Appended?> FindAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken)
    {
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await TryTakeAsync(connection, stream, appendId, row, cancellationToken).ConfigureAwait(false) is null ? null : OutcomeOf(row, stream);
        }
    }

    /// <summary>Answers a unit of which streams hold appends.</summary>
    /// <param name="pending">The unit.</param>
    /// <param name="batch">The batch that the unit is of. Appends that it has written, in an attempt whose answer was lost, are no repetitions.</param>
    /// <returns><see langword="true"/>.</returns>
    /// <exception cref="AppendIdReusedException">The streams hold other events, or not all of the ids.</exception>
    public async ValueTask<bool> AnswerAsync(PendingUnit pending, int batch)
    {
        ImmutableArray<StreamAppend> unit = pending.Unit;
        Appended?[] held = new Appended?[unit.Length];
        using PageRow row = new();
        NpgsqlConnection connection = await server.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            for (int i = 0; i < unit.Length; i++)
            {
                if (await TryTakeAsync(connection, unit[i].Stream, unit[i].AppendId, row, CancellationToken.None).ConfigureAwait(false) is not { } writer)
                {
                    continue;
                }

                // Another process may have interned what the page holds.
                if (!HoldsSameEvents(unit[i], row))
                {
                    await types.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
                }

                Appended outcome = OutcomeOf(row, unit[i].Stream);
                held[i] = HoldsSameEvents(unit[i], row)
                    ? outcome with { Repeated = writer != batch }
                    : throw new AppendIdReusedException(unit[i].Stream, unit[i].AppendId, outcome.Version);
            }
        }

        if (!AppendUnit.IsRepeated(unit, held))
        {
            throw new StoreUnusableException(server.Location, $"The append {unit[0].AppendId} was there a moment ago and is gone. Make it again.");
        }

        for (int i = 0; i < unit.Length; i++)
        {
            pending.Outcomes[i] = held[i]!.Value;
        }

        return true;
    }

    /// <returns>The batch that wrote the append; <see langword="null"/> when the stream does not hold it.</returns>
    private async ValueTask<int?> TryTakeAsync(NpgsqlConnection connection, StreamId stream, AppendId appendId, PageRow row, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = await server.CommandAsync(connection, server.Statements.FindAppend, cancellationToken, Value(stream.Tenant, NpgsqlDbType.Text),
            Value(stream.Category, NpgsqlDbType.Text), Value(stream.Key, NpgsqlDbType.Text), Value(appendId.Value, NpgsqlDbType.Uuid)).ConfigureAwait(false);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    return null;
                }

                row.Take(reader);
                return reader.GetInt32(PageRow.BatchColumn);
            }
        }
    }

    private Appended OutcomeOf(PageRow row, StreamId stream)
    {
        StoredPage page = Open(row, stream);
        return new Appended(stream, page.AppendId, page.LastVersion, page.LastPosition, page.Count, page.Time, Repeated: true);
    }

    private bool HoldsSameEvents(StreamAppend append, PageRow row)
    {
        StoredPage page = Open(row, append.Stream);
        return AppendUnit.HoldsSameEvents(append, in page, types.Table);
    }

    private StoredPage Open(PageRow row, StreamId stream) => row.Open(in stream, PageFormat.SeedOf(stream), server.Options.ReaderLimits);
}
