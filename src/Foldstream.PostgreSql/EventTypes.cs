using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>The store's event types, as far as this process has seen them.</summary>
internal sealed class EventTypes(Server server)
{
    private readonly Lock _lock = new();
    private volatile EventTypeTable _table = EventTypeTable.Empty;

    public EventTypeTable Table => _table;

    /// <summary>Reads what other processes have added.</summary>
    public async ValueTask<EventTypeTable> RefreshAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            EventTypeTable known = _table;
            NpgsqlCommand command = await server.CommandAsync(connection, server.Statements.Types, cancellationToken, Value(known.Length, NpgsqlDbType.Integer)).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return Learn(await ReadAsync(reader, known, cancellationToken).ConfigureAwait(false));
                }
            }
        }
    }

    /// <summary>A table that has all event types of a unit. Those that the store lacks are added, before and apart from any append: no append holds others up with them.</summary>
    /// <exception cref="StoreUnusableException">The store has as many as it can.</exception>
    public async ValueTask<EventTypeTable> InternAsync(ImmutableArray<StreamAppend> unit, CancellationToken cancellationToken)
    {
        List<EventType> missing = MissingOf(unit);
        NpgsqlConnection connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlBatch batch = server.Statements.Batch(connection, server.Options.StatementTimeout, server.Options.LockTimeout);
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(server.Statements.Intern)
                {
                    Parameters =
                    {
                        Value(missing.ConvertAll(type => type.Name), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Value(missing.ConvertAll(type => type.SchemaVersion), NpgsqlDbType.Array | NpgsqlDbType.Integer),
                        Value(missing.ConvertAll(type => type.Shape), NpgsqlDbType.Array | NpgsqlDbType.Text),
                    },
                });
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private List<EventType> MissingOf(ImmutableArray<StreamAppend> unit)
    {
        EventTypeTable table = _table;
        return [.. unit.SelectMany(append => append.Page.EventTypes).Where(type => table.IdOf(type) == 0).Distinct()];
    }

    private async ValueTask<EventTypeTable> ReadAsync(NpgsqlDataReader reader, EventTypeTable known, CancellationToken cancellationToken)
    {
        List<(ushort, EventType)> added = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            int id = reader.GetInt32(0), schemaVersion = reader.GetInt32(2);
            added.Add(id is > 0 and <= EventTypeTable.MaxId && schemaVersion > 0 && reader.GetString(1) is { Length: > 0 } name
                ? ((ushort)id, new EventType(name, schemaVersion, reader.GetString(3)))
                : throw new StoreUnusableException(server.Location, $"The database is damaged: its event type {id} is impossible. Restore it from a backup."));
        }

        return added.Count == 0 ? known : known.With([.. added]);
    }

    private EventTypeTable Learn(EventTypeTable table)
    {
        // Two may come with tables of different lengths; ids are only ever added, so the longer one holds the other.
        lock (_lock)
        {
            return table.Length > _table.Length ? _table = table : _table;
        }
    }
}
