using System.Collections.Immutable;
using System.CommandLine;

namespace Foldstream.Torture.Storms;

/// <summary><c>all</c>: every storm, one after another.</summary>
internal static class AllCommand
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(10);

    public static Command Create(ImmutableArray<IStorm> storms)
    {
        StormOptions options = new();
        Option<bool> quick = new("--quick") { Description = "A few of each, in about two minutes." };
        Option<bool> planted = new("--planted") { Description = "Plant the faults that the storms must catch, one after another, and fail when one is not caught." };
        Command command = new("all", "Runs all storms: in 10 minutes, or in as many as are given.") { quick, planted };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            ulong seed = options.SeedOf(parsed);
            Console.WriteLine($"Seed {seed}.");
            StormReport report = new(seed, parsed.GetValue(options.AllowMissing), parsed.GetValue(options.Json), cancel);
            (IStorm Storm, StoreKind Store)[] all =
                [.. storms.SelectMany(storm => options.StoresOf(parsed).Where(store => storm.Stores.Contains(store)).Select(store => (storm, store)))];
            TimeSpan each = (options.TimeOf(parsed) ?? DefaultTime) / all.Length;
            foreach ((IStorm storm, StoreKind store) in all)
            {
                if (parsed.GetValue(planted))
                {
                    foreach (PlantedFault fault in storm.PlantsFor(store))
                    {
                        await report.RunAsync(storm, store, storm.DefaultCount(store), each, fault);
                    }
                }
                else
                {
                    await report.RunAsync(storm, store, parsed.GetValue(quick) ? storm.QuickCount(store) : null, parsed.GetValue(quick) ? null : each, null);
                }
            }

            return report.End();
        });
        return command;
    }
}
