using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;

namespace Foldstream.Torture.Storms;

/// <summary>The options that all storms have.</summary>
internal sealed class StormOptions
{
    public Option<ulong?> Seed { get; } = new("--seed") { Description = "Where all that is random comes from. Default: a random one, which is printed." };

    public Option<string> Store { get; } = new("--store") { Description = "The store.", DefaultValueFactory = _ => "both" };

    public Option<double?> Minutes { get; } = new("--minutes") { Description = "How long at most: above 0, up to 10,000." };

    public Option<FileInfo?> Json { get; } = new("--json") { Description = "A file to write the verdicts to." };

    public Option<bool> AllowMissing { get; } = new("--allow-missing") { Description = "Don't fail where something that a storm needs is not here." };

    public StormOptions()
    {
        Store.AcceptOnlyFromAmong("sqlite", "postgres", "both");
        Minutes.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value is not (> 0 and <= 10_000)))
            {
                result.AddError("--minutes takes a number above 0, up to 10,000.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Seed, Store, Minutes, Json, AllowMissing])
        {
            command.Options.Add(option);
        }
    }

    public ulong SeedOf(ParseResult parsed) => parsed.GetValue(Seed) ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));

    public TimeSpan? TimeOf(ParseResult parsed) => parsed.GetValue(Minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    public ImmutableArray<StoreKind> StoresOf(ParseResult parsed) => parsed.GetValue(Store) switch
    {
        "sqlite" => [StoreKind.Sqlite],
        "postgres" => [StoreKind.Postgres],
        _ => [StoreKind.Sqlite, StoreKind.Postgres],
    };
}
