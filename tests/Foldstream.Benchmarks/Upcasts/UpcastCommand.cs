using System.CommandLine;

namespace Foldstream.Benchmarks.Upcasts;

internal static class UpcastCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(300_000);
        Command command = new("upcast", "Replay of old versions, one upcaster and three away from the current one.") { rounds, events };
        command.SetAction(async (parsed, cancel) =>
        {
            await UpcastTable.PrintAsync(parsed.GetValue(events), parsed.GetValue(rounds), Console.Out);
            return 0;
        });
        return command;
    }
}
