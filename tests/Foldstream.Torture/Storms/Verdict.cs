using System.Globalization;

namespace Foldstream.Torture.Storms;

/// <summary>What a storm has found at one store.</summary>
/// <param name="Storm">The storm.</param>
/// <param name="Store">The store.</param>
/// <param name="Fault">The fault that was planted; <see langword="null"/> for none.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Tally">What it counted.</param>
/// <param name="NotRun">Why it did not run; <see langword="null"/> when it did.</param>
internal sealed record Verdict(string Storm, StoreKind Store, PlantedFault? Fault, ulong Seed, TimeSpan Took, Tally Tally, string? NotRun)
{
    /// <summary>Whether what was to be shown was shown: nothing broken; or, with a planted fault, something.</summary>
    public bool Holds => NotRun is null && (Fault is null ? !Tally.IsBroken && Tally.Done.Count > 0 : Tally.BrokenOf(Fault.Breaks) > 0);

    /// <summary>One line.</summary>
    public override string ToString()
    {
        string place = $"{Storm} {StoreName}";
        if (NotRun is not null)
        {
            return $"{place}: not run: {NotRun}";
        }

        string zeros = string.Join(", ", Tally.Broken.Where(promise => Fault is null || promise.Value > 0).Select(promise => Text(promise.Value, promise.Key)));
        string done = string.Join(", ", Tally.Done.Select(what => Text(what.Value, what.Key)));
        return Fault is null
            ? string.Create(CultureInfo.InvariantCulture, $"{place}: {done}: {zeros} ({Took.TotalSeconds:0.0} s, seed {Seed})")
            : string.Create(CultureInfo.InvariantCulture, $"{place}, planted {Fault.Plant}: {(Holds ? $"caught ({zeros})" : "NOT CAUGHT")} after {done} ({Took.TotalSeconds:0.0} s, seed {Seed})");
    }

    /// <summary>For <c>--json</c>.</summary>
    public object ToJson() => new
    {
        Storm, Store = StoreName, Plant = Fault?.Plant.ToString(), Seed = Seed.ToString(CultureInfo.InvariantCulture), Seconds = Took.TotalSeconds, Holds, NotRun,
        Counts = Tally.Done.ToDictionary(), Broken = Tally.Broken.ToDictionary(), Tally.Details,
    };

    private string StoreName => Store == StoreKind.Sqlite ? "sqlite" : "postgres";

    private static string Text(long times, string what) => string.Create(CultureInfo.InvariantCulture, $"{times:N0} {what}");
}
