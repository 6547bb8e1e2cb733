using System.CommandLine;

namespace Foldstream.Benchmarks.ColdStart;

internal static class ColdStartCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15);
        Option<bool> jitOnly = new("--jit-only") { Description = "Publishes nothing: leaves out ReadyToRun and Native AOT, which take minutes and a linker." };
        Command command = new("coldstart", "The first 100 events in a fresh process, on the JIT and compiled ahead.") { rounds, jitOnly };
        command.SetAction(async (parsed, cancel) =>
        {
            await ColdStartTable.PrintAsync(parsed.GetValue(rounds), !parsed.GetValue(jitOnly), Console.Out, cancel);
            return 0;
        });
        return command;
    }
}
