using System.CommandLine;
using System.Text.Json;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary>The process that <c>io</c> starts for SQLite under the library.</summary>
internal static class IoInsideCommand
{
    public const string Name = "io-inside";

    public static Command Create()
    {
        Option<string> root = new("--root") { Required = true }, control = new("--control") { Required = true };
        Option<ulong> seed = new("--seed");
        Option<Plant> plant = new("--plant");
        Option<int?> count = new("--count"), seconds = new("--seconds");
        Command command = new(Name, "What io starts for SQLite.") { root, control, seed, plant, count, seconds };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            using DiskControl disk = DiskControl.Open(parsed.GetValue(control)!);
            Tally tally = new([.. Ledger.Promises, .. IoRound.Promises]);
            PlantedFault? fault = parsed.GetValue(plant) is not Plant.None and var planted ? new PlantedFault(planted, "lost") : null;
            TimeSpan? time = parsed.GetValue(seconds) is { } given ? TimeSpan.FromSeconds(given) : null;
            StormRun run = new(StoreKind.Sqlite, parsed.GetValue(seed), parsed.GetValue(count), time, fault, tally, cancel);
            await new IoRound(run, disk, new SqliteDisk(parsed.GetValue(root)!)).RunAllAsync();
            Console.WriteLine(JsonSerializer.Serialize(tally.ToData()));
            return 0;
        });
        return command;
    }
}
