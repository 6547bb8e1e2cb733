using System.Diagnostics;
using System.Globalization;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Writers;
using Foldstream.PostgresServer;
using Npgsql;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>What one append of one event by a lone writer is made of, beside the least that a server can be asked for the same bytes.</summary>
internal static class LoneTable
{
    private const int Warm = 300;

    public static async Task PrintAsync(string server, int turns, TextWriter output)
    {
        string schema = TestPostgres.NewName("fs"), table = TestPostgres.NewName("bare");
        await using FoldstreamBank foldstream = await FoldstreamBank.OpenPostgreSqlAsync(server, schema, isDurable: true);
        await using MartenBank marten = await MartenBank.OpenAsync(server, TestPostgres.NewName("marten"), isDurable: true);
        await using BankWriter writer = await foldstream.OpenWriterAsync(), rival = await marten.OpenWriterAsync();
        List<object> events = BankHistory.Events(1);
        Guid mine = Guid.CreateVersion7(), theirs = Guid.CreateVersion7();
        long version = 0;
        await writer.AppendAsync(mine, version++, events);
        await rival.AppendAsync(theirs, 0, events);
        byte[] page = (byte[])(await TestPostgres.QueryAsync($"SELECT page FROM {schema}.pages", server))!;
        await TestPostgres.ExecuteAsync($"""
            CREATE TABLE {table} (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream uuid NOT NULL, version bigint NOT NULL, page bytea NOT NULL, UNIQUE (stream, version));
            CREATE TABLE {table}_head (id integer PRIMARY KEY, position bigint NOT NULL);
            INSERT INTO {table}_head VALUES (1, 0);
            """, server);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(server);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using Calls calls = new(connection);
        NpgsqlParameter<long> next = new() { TypedValue = 0 };
        NpgsqlParameter<Guid> oneId = new();
        NpgsqlParameter<Guid[]> manyIds = new() { TypedValue = [] };
        Func<Task> ask = await calls.MakeAsync("SELECT 1"), head = await calls.MakeAsync($"UPDATE {table}_head SET position = position + 1 WHERE id = 1");
        string insert = $"INSERT INTO {table} (stream, version, page) VALUES ('{mine}', $1, $2)";
        Func<Task> bare = await calls.MakeAsync(insert, next, new NpgsqlParameter<byte[]> { TypedValue = page });
        Func<Task> one = await calls.MakeAsync($"SELECT o_head, o_positions, o_versions FROM {schema}.append_one(0, 'on', '10000', '', 'account', 'one', 0, 9223372036854775807, 1, $1, 5, '', $2, 1)",
            oneId, new NpgsqlParameter<byte[]> { TypedValue = page });
        Func<Task> many = await calls.MakeAsync($$"""
            SELECT o_head, o_positions, o_versions FROM {{schema}}.append(0, 'on', '10000', '{""}', '{account}', '{many}', '{0}', '{1}', '{0}', '{9223372036854775807}', '{1}', $1, '{5}', '{""}', $2, 1)
            """, manyIds, new NpgsqlParameter<byte[][]> { TypedValue = [page] });
        (string What, Func<Task> Run)[] all =
        [
            ("a trip that asks nothing: SELECT 1", ask),
            ("the head row's update, committed", head),
            ("a bare insert of the same bytes, committed", () => (next.TypedValue++, bare()).Item2),
            ("the function for one append, by hand", () => (oneId.TypedValue = Guid.CreateVersion7(), one()).Item2),
            ("the function for a batch, by hand", () => (manyIds.TypedValue = [Guid.CreateVersion7()], many()).Item2),
            ("Foldstream: AppendAsync", () => writer.AppendAsync(mine, version++, events)),
            ("Marten: SaveChangesAsync", () => rival.AppendAsync(theirs, 1, events)),
        ];
        double[][] times = [.. all.Select(_ => new double[turns])];
        for (int turn = -Warm; turn < turns; turn++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await all[i].Run();
                times[i][Math.Max(turn, 0)] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        foreach (double[] sorted in times)
        {
            Array.Sort(sorted);
        }

        List<string[]> rows = [["what", "us", "the fastest tenth", "x the bare insert", "Marten takes x"], ["---", "---", "---", "---", "---"]];
        for (int i = 0; i < all.Length; i++)
        {
            double median = times[i][turns / 2], fast = times[i][turns / 10];
            rows.Add([all[i].What, Text($"{median:0}"), Text($"{fast:0}"), Text($"{median / times[2][turns / 2]:0.00} ({fast / times[2][turns / 10]:0.00})"),
                Text($"{times[^1][turns / 2] / median:0.00} ({times[^1][turns / 10] / fast:0.00})")]);
        }

        MarkdownRows.Print(output, "PostgreSQL: one append of one event by a lone writer, taken apart", rows,
            Text($"Medians of {turns} turns, in each of which every row had one; behind them, and in brackets, the fastest tenth, which is what the machine's other work disturbs least."), "");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Prepared statements of one connection.</summary>
    private sealed class Calls(NpgsqlConnection connection) : IAsyncDisposable
    {
        private readonly List<NpgsqlCommand> _commands = [];

        public async Task<Func<Task>> MakeAsync(string statement, params NpgsqlParameter[] parameters)
        {
            NpgsqlCommand command = new(statement, connection);
            _commands.Add(command);
            command.Parameters.AddRange(parameters);
            await command.PrepareAsync();
            return () => command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (NpgsqlCommand command in _commands)
            {
                await command.DisposeAsync();
            }
        }
    }
}
