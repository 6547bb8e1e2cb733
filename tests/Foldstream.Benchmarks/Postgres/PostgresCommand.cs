using System.CommandLine;
using Foldstream.PostgresServer;

namespace Foldstream.Benchmarks.Postgres;

internal static class PostgresCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(3);
        Option<string> part = new("--part") { Description = "Only one part: append, lone or read. All by default." };
        part.AcceptOnlyFromAmong("append", "lone", "read");
        Command command = new("postgres", "Appends to PostgreSQL and reading from it, beside rows of one's own behind Npgsql and Marten in its quick mode. Takes three minutes.") { rounds, part };
        command.SetAction(async (parsed, cancel) =>
        {
            if (!TestPostgres.IsThere)
            {
                await Console.Error.WriteLineAsync(TestPostgres.Missing);
                return 1;
            }

            string server = await TestPostgres.ConnectionStringAsync();
            if (parsed.GetValue(part) is null or "append")
            {
                await AppendTable.PrintAsync(server, parsed.GetValue(rounds), Console.Out);
            }

            if (parsed.GetValue(part) is null or "lone")
            {
                await LoneTable.PrintAsync(server, 500 * parsed.GetValue(rounds), Console.Out);
            }

            if (parsed.GetValue(part) is null or "read")
            {
                await ReadTable.PrintAsync(server, parsed.GetValue(rounds), Console.Out);
            }

            return 0;
        });
        return command;
    }
}
