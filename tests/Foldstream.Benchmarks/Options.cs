using System.CommandLine;
using System.Globalization;

namespace Foldstream.Benchmarks;

/// <summary>The options that several tables share.</summary>
internal static class Options
{
    public static Option<int> Rounds(int usual) => Whole("--rounds", usual, 1_000, "How often each figure is measured; the median is printed.");

    public static Option<int> Events(int usual) => Whole("--events", usual, 10_000_000, "How many events each round takes.");

    private static Option<int> Whole(string name, int usual, int most, string description)
    {
        Option<int> option = new(name) { Description = string.Create(CultureInfo.InvariantCulture, $"{description} From 1 to {most:N0}."), DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            string text = result.Tokens.Count == 0 ? "1" : result.Tokens[0].Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out int value) || value < 1 || value > most) result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from 1 to {most:N0}."));
        });
        return option;
    }
}
