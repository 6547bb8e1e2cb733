using System.CommandLine;

namespace Foldstream.Benchmarks.Sqlite;

internal static class StoreCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(100_000);
        Option<string> part = new("--part") { Description = "Only one part: replay, short (streams), log (by position), filter (by position and category) or append. All by default." };
        part.AcceptOnlyFromAmong("replay", "short", "log", "filter", "append");
        Command command = new("sqlite", "From SQLite's file to state, all events by position, and durable appends, beside a table of one's own behind ADO.NET.") { rounds, events, part };
        command.SetAction(async (parsed, cancel) =>
        {
            await SqliteTable.PrintAsync(parsed.GetValue(events), parsed.GetValue(rounds), parsed.GetValue(part), Console.Out);
            return 0;
        });
        return command;
    }
}
