using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Benchmarks.Sqlite;
using Foldstream.Benchmarks.Writers;
using Npgsql;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>
/// What one writes without a framework: a row for each event, an append in one prepared statement. The payloads are Foldstream's, decoded by the
/// generated code, so that only the stores differ. Its positions are given before the commit, so that a subscriber may miss some.
/// </summary>
internal sealed class NpgsqlBank : IBankStore
{
    private readonly NpgsqlDataSource _source;
    private readonly string _table;

    private NpgsqlBank(NpgsqlDataSource source, string table) => (_source, _table) = (source, table);

    public static async Task<NpgsqlBank> OpenAsync(string server, string table, bool isDurable)
    {
        NpgsqlBank bank = new(NpgsqlDataSource.Create(isDurable ? server : server + ";Options=-c synchronous_commit=off"), table);
        await using NpgsqlCommand create = bank._source.CreateCommand($"""
            CREATE TABLE {table} (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream uuid NOT NULL, version bigint NOT NULL, type smallint NOT NULL,
                payload bytea NOT NULL, UNIQUE (stream, version))
            """);
        await create.ExecuteNonQueryAsync();
        return bank;
    }

    public async ValueTask<BankWriter> OpenWriterAsync()
    {
        NpgsqlConnection connection = await _source.OpenConnectionAsync();
        NpgsqlParameter<Guid> stream = new();
        NpgsqlParameter<long[]> versions = new() { TypedValue = [] };
        NpgsqlParameter<short[]> types = new() { TypedValue = [] };
        NpgsqlParameter<byte[][]> payloads = new() { TypedValue = [] };
        NpgsqlCommand insert = new($"INSERT INTO {_table} (stream, version, type, payload) SELECT $1, * FROM unnest($2, $3, $4)", connection)
        {
            Parameters = { stream, versions, types, payloads },
        };
        await insert.PrepareAsync();
        return new BankWriter(AppendAsync, insert, connection);

        Task AppendAsync(Guid key, long version, IReadOnlyList<object> events)
        {
            stream.TypedValue = key;
            versions.TypedValue = [.. events.Select((_, i) => version + i + 1)];
            types.TypedValue = [.. events.Select(e => (short)Recording.KindOf(e))];
            payloads.TypedValue = [.. events.Select(BankTable.Encode)];
            return insert.ExecuteNonQueryAsync();
        }
    }

    public async Task<BankState> LoadAsync(Guid key)
    {
        await using NpgsqlConnection connection = await _source.OpenConnectionAsync();
        await using NpgsqlCommand read = new($"SELECT type, payload FROM {_table} WHERE stream = $1 ORDER BY version", connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = key } } };
        await read.PrepareAsync();
        PlainAccount account = new();
        await using NpgsqlDataReader rows = await read.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            BankRows.Apply(account, (EventKind)rows.GetInt16(0), rows.GetFieldValue<byte[]>(1));
        }

        return account.State;
    }

    public async Task<long> ReadAllAsync()
    {
        await using NpgsqlCommand read = _source.CreateCommand($"SELECT position, stream, version, type, payload FROM {_table} ORDER BY position");
        await using NpgsqlDataReader rows = await read.ExecuteReaderAsync();
        long count = 0;
        while (await rows.ReadAsync())
        {
            count += rows.GetInt64(0) > 0 && rows.GetGuid(1) != Guid.Empty && rows.GetInt64(2) > 0 && rows.GetInt16(3) >= 0 && rows.GetFieldValue<byte[]>(4).Length > 0 ? 1 : 0;
        }

        return count;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
