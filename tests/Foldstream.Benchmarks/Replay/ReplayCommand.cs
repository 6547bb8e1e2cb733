using System.CommandLine;

namespace Foldstream.Benchmarks.Replay;

internal static class ReplayCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(300_000);
        Command command = new("replay", "From bytes to state, beside a hand-written loop and other serializers.") { rounds, events };
        command.SetAction(async (parsed, cancel) =>
        {
            await ReplayTable.PrintAsync(parsed.GetValue(events), parsed.GetValue(rounds), Console.Out);
            return 0;
        });
        return command;
    }
}
