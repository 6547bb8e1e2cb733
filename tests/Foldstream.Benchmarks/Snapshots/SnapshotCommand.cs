using System.CommandLine;

namespace Foldstream.Benchmarks.Snapshots;

internal static class SnapshotCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(100_000);
        Command command = new("snapshots", "Loads of long streams from SQLite, with snapshots and without.") { rounds, events };
        command.SetAction(async (parsed, cancel) =>
        {
            await SnapshotTable.PrintAsync(parsed.GetValue(events), parsed.GetValue(rounds), Console.Out);
            return 0;
        });
        return command;
    }
}
