using System.Globalization;

namespace Foldstream.Benchmarks.Writers;

/// <summary>How many events per second several stores take, in turns, by events per append and writers.</summary>
internal static class AppendRates
{
    public static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    /// <summary>Lets so many writers write to each store, first to warm up.</summary>
    /// <returns>The stores in their order.</returns>
    public static async Task<Variant[]> MeasureAsync(IBankStore[] stores, int writers, int events, int rounds, TimeSpan round)
    {
        Variant[] all = [.. stores.Select(store => new Variant(store.GetType().Name, () => null))];
        WriterRace[] races = [.. stores.Select(store => new WriterRace(store, writers, events))];
        foreach (WriterRace race in races)
        {
            await race.BeginAsync();
            await race.RunAsync(round / 2);
        }

        for (int i = 0; i < rounds; i++)
        {
            for (int store = 0; store < all.Length; store++)
            {
                all[store].Add(await races[store].RunAsync(round), 0);
            }
        }

        foreach (WriterRace race in races)
        {
            await race.DisposeAsync();
        }

        return all;
    }

    /// <summary>The median, and the slowest and the fastest round.</summary>
    public static string Text(Variant variant)
        => string.Create(CultureInfo.InvariantCulture, $"{1e9 / variant.Median:N0} ({1e9 / variant.Slowest:N0} to {1e9 / variant.Fastest:N0})");
}
