using System.CommandLine;

namespace Foldstream.Benchmarks.Encode;

internal static class EncodeCommand
{
    internal static Command Create()
    {
        Option<int> rounds = Options.Rounds(15), events = Options.Events(10_000);
        Command command = new("encode", "From events to bytes, beside a fixed layout and other serializers.") { rounds, events };
        command.SetAction(parsed =>
        {
            EncodeTable.Print(parsed.GetValue(events), parsed.GetValue(rounds), Console.Out);
            return 0;
        });
        return command;
    }
}
