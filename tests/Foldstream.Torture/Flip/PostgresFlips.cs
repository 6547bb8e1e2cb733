using System.Globalization;
using Foldstream.PostgresServer;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Flip;

/// <summary>Bits of the values in the tables.</summary>
internal sealed class PostgresFlips(string connectionString) : IFlipScene
{
    // Each statement undoes itself when it is run again. $1 is a place in the value from 0 to 1, $2 says which row.
    private static readonly (string Table, string Column, string Set, bool IsEvent)[] Columns =
    [
        ("pages", "page", "set_bit(page, {0}, 1 - get_bit(page, {0}))", true),
        ("pages", "metadata", "set_bit(metadata, {0}, 1 - get_bit(metadata, {0}))", false),
        ("pages", "append_id", "encode(set_bit(decode(replace(append_id::text, '-', ''), 'hex'), {0}, 1 - get_bit(decode(replace(append_id::text, '-', ''), 'hex'), {0})), 'hex')::uuid", false),
        ("pages", "time", "time # (1::bigint << {0})", false),
        ("pages", "count", "count # (1 << {0})", false),
        ("pages", "version", "version # (1::bigint << {0})", false),
        ("pages", "position", "position # (1::bigint << {0})", false),
        ("pages", "stream_id", "stream_id # (1::bigint << {0})", false),
        ("streams", "version", "version # (1::bigint << {0})", false),
        ("streams", "state", "state # (1 << {0})", false),
        ("streams", "key", "convert_from(set_bit(convert_to(key, 'UTF8'), {0}, 1 - get_bit(convert_to(key, 'UTF8'), {0})), 'UTF8')", false),
        ("streams", "category", "convert_from(set_bit(convert_to(category, 'UTF8'), {0}, 1 - get_bit(convert_to(category, 'UTF8'), {0})), 'UTF8')", false),
        ("event_types", "name", "convert_from(set_bit(convert_to(name, 'UTF8'), {0}, 1 - get_bit(convert_to(name, 'UTF8'), {0})), 'UTF8')", false),
        ("event_types", "schema_version", "schema_version # (1 << {0})", false),
        ("event_types", "shape", "convert_from(set_bit(convert_to(shape, 'UTF8'), {0}, 1 - get_bit(convert_to(shape, 'UTF8'), {0})), 'UTF8')", false),
    ];

    private string _undo = "";

    public StoreAddress Address { get; } = new(StoreKind.Postgres, connectionString, TestPostgres.NewName("flip"));

    // What a bit makes of a value may be forbidden by a constraint that a disk does not know.
    public Task PrepareAsync() => TestPostgres.ExecuteAsync($"ALTER TABLE {Address.Schema}.streams DROP CONSTRAINT streams_state_check", connectionString);

    public async Task<Flipped?> FlipAsync(Dice dice)
    {
        // Half of them in pages.
        (string table, string column, string set, bool isEvent) = Columns[dice.OneIn(2) ? 0 : dice.Below(Columns.Length)];
        string schema = Address.Schema;
        string? row = (string?)await TestPostgres.QueryAsync(
            $"SELECT ctid::text FROM {schema}.{table} {(column == "metadata" ? "WHERE length(metadata) > 0" : "")} ORDER BY ctid OFFSET {dice.Below(1_000)} % greatest(1, (SELECT count(*) FROM {schema}.{table} {(column == "metadata" ? "WHERE length(metadata) > 0" : "")})) LIMIT 1", connectionString);
        if (row is null)
        {
            return null;
        }

        int width = (int)(await TestPostgres.QueryAsync(WidthOf(table, column, row), connectionString))!;
        int bit = dice.Below(width);
        string value = set.Replace("{0}", bit.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        try
        {
            string? moved = (string?)await TestPostgres.QueryAsync($"UPDATE {schema}.{table} SET {column} = {value} WHERE ctid = '{row}' RETURNING ctid::text", connectionString);
            _undo = $"UPDATE {schema}.{table} SET {column} = {value} WHERE ctid = '{moved}'";
            return new Flipped($"bit {bit} of {table}.{column} in row {row}", isEvent);
        }
        catch (PostgresException)
        {
            return null;
        }
    }

    public Task UndoAsync() => TestPostgres.ExecuteAsync(_undo, connectionString);

    public async ValueTask DisposeAsync() => await TestPostgres.ExecuteAsync($"DROP SCHEMA {Address.Schema} CASCADE", connectionString);

    private string WidthOf(string table, string column, string row) => column switch
    {
        "page" or "metadata" => $"SELECT length({column}) * 8 FROM {Address.Schema}.{table} WHERE ctid = '{row}'",
        "key" or "category" or "name" or "shape" => $"SELECT octet_length({column}) * 8 FROM {Address.Schema}.{table} WHERE ctid = '{row}'",
        "append_id" => "SELECT 128",
        "count" or "state" or "schema_version" => "SELECT 31",
        _ => "SELECT 63",
    };
}
