using System.CommandLine;

namespace Foldstream.Benchmarks.Build;

internal static class BuildCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15);
        Command command = new("build", "What generators and analyzers cost over 500 events and 50 aggregates: in a build, in an editor's document, at a keystroke.") { rounds };
        command.SetAction(async (parsed, cancel) =>
        {
            Table table = await BuildTable.MeasureAsync(parsed.GetValue(rounds), cancel);
            table.Print(Console.Out);
            return 0;
        });
        return command;
    }
}
