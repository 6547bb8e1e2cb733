using System.CommandLine;
using System.Security.Cryptography;

namespace Foldstream.Torture.Fuzzing;

/// <summary><c>fuzz</c>: whatever the bytes are, a reader gives a value or the promised error, soon, and in little memory.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        Option<int> seconds = new("--seconds") { Description = "How long: 1 to 604,800.", DefaultValueFactory = _ => 60 };
        Option<ulong?> seed = new("--seed") { Description = "Where the inputs come from. Default: a random one, which is printed." };
        Option<int> workers = new("--workers") { Description = "How many threads: 1 to 256. Default: one for each processor.", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<long?> only = new("--only") { Description = "Read this one input of the seed, by its number." };
        Option<bool> json = new("--json") { Description = "Print the result as JSON." };
        InRange(seconds, 1, 604_800);
        InRange(workers, 1, 256);
        Command command = new("fuzz", "Mutates payloads, pages, metadata, shapes and rows, and has every reader read them.") { seconds, seed, workers, only, json };
        command.SetAction((parsed, cancel) =>
        {
            ulong chosen = parsed.GetValue(seed) ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
            if (!parsed.GetValue(json))
            {
                Console.WriteLine($"Seed {chosen}.");
            }

            using FuzzRun run = new(chosen, parsed.GetValue(workers));
            FuzzReport report = parsed.GetValue(only) is { } number ? run.RunOne(number) : run.Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancel);
            if (parsed.GetValue(json))
            {
                report.PrintJson(Console.Out);
            }
            else
            {
                report.Print(Console.Out);
            }

            return Task.FromResult(report.Holds ? 0 : 1);
        });
        return command;
    }

    private static void InRange(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < least || value > most))
        {
            result.AddError($"{option.Name} takes a whole number from {least} to {most}.");
        }
    });
}
