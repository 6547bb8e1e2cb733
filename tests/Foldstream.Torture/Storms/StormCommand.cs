using System.CommandLine;

namespace Foldstream.Torture.Storms;

/// <summary>The command of one storm.</summary>
internal static class StormCommand
{
    public static Command Create(IStorm storm)
    {
        StormOptions options = new();
        Option<int?> count = new("--count") { Description = $"How many {storm.Unit} at each store: 1 to 1,000,000." };
        Option<bool> planted = new("--planted") { Description = "Plant the faults that it must catch, one after another, and fail when one is not caught." };
        count.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 1 or > 1_000_000))
            {
                result.AddError("--count takes a whole number from 1 to 1,000,000.");
            }
        });
        Command command = new(storm.Name, storm.Description) { count, planted };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            ulong seed = options.SeedOf(parsed);
            Console.WriteLine($"Seed {seed}.");
            StormReport report = new(seed, parsed.GetValue(options.AllowMissing), parsed.GetValue(options.Json), cancel);
            foreach (StoreKind store in options.StoresOf(parsed).Where(store => storm.Stores.Contains(store)))
            {
                int? times = parsed.GetValue(count) ?? (parsed.GetValue(options.Minutes) is null ? storm.DefaultCount(store) : null);
                foreach (PlantedFault? fault in parsed.GetValue(planted) ? storm.PlantsFor(store) : [null!])
                {
                    await report.RunAsync(storm, store, times, options.TimeOf(parsed), fault);
                }
            }

            return report.End();
        });
        return command;
    }
}
