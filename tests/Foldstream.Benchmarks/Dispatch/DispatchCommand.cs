using System.CommandLine;

namespace Foldstream.Benchmarks.Dispatch;

internal static class DispatchCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(10_000);
        Command command = new("dispatch", "From an event to its fold, and from a stored type to a tag.") { rounds, events };
        command.SetAction(parsed =>
        {
            DispatchTable.Print(parsed.GetValue(events), parsed.GetValue(rounds), Console.Out);
            return 0;
        });
        return command;
    }
}
