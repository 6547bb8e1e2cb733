using System.Text.RegularExpressions;

namespace Foldstream.PackageTests;

/// <summary>A domain with six mistakes, in a project of its own that has the package: what its author is told, and what is repaired for them.</summary>
public sealed partial class CarelessTests(Workplace workplace)
{
    internal const string Written = """
        using Foldstream;

        namespace Careless;

        [Event("parcel-posted")]
        public sealed record ParcelPosted(string Address, decimal Weight);

        [Event("parcel-weighed")]
        public partial record struct ParcelWeighed(decimal Weight);

        [Event("ParcelDelivered")]
        public readonly partial record struct ParcelDelivered(DateTimeOffset At);

        [Event("parcel-labelled")]
        public sealed partial record ParcelLabelled
        {
            /// <summary>What is written on it.</summary>
            public string Text { get; set; } = "";
        }

        [Event("parcel-returned")]
        public sealed partial record ParcelReturned(List<string> Reasons);

        [Aggregate("parcel")]
        public sealed partial class Parcel
        {
            private Parcel(ParcelPosted e) => Weight = e.Weight;

            public decimal Weight { get; private set; }
            public bool IsDelivered { get; private set; }
            public string Label { get; private set; } = "";
            public int Returns { get; private set; }

            public void Deliver(DateTimeOffset now)
            {
                IsDelivered = true;
                Raise(new ParcelDelivered(now));
            }

            private void Apply(in ParcelWeighed e) => Weight = e.Weight;
            private void Apply(in ParcelDelivered e) => IsDelivered = true;
            private void Apply(ParcelLabelled e) => Label = e.Text;
            private void Apply(ParcelReturned e) => Returns++;
        }

        """;

    private static readonly string[] Mistakes = ["6 FOLD101", "9 FOLD102", "11 FOLD107", "18 FOLD103", "22 FOLD116", "36 FOLD226"];

    [Fact]
    public async Task Each_mistake_is_an_error_that_leads_to_its_page_and_what_has_one_right_answer_is_repaired()
    {
        Dotnet.Outcome built = await workplace.BuildAsync("Careless/Careless.csproj");
        Assert.NotEqual(0, built.ExitCode);
        Assert.Equal(Mistakes, Errors(built));

        (await workplace.RunAsync("format", "analyzers", "Careless/Careless.csproj", "--no-restore")).Expected();
        string repaired = await File.ReadAllTextAsync(Path.Combine(workplace.Consumers, "Careless", "Parcel.cs"), TestContext.Current.CancellationToken);
        Assert.Equal(
            Written
                .Replace("sealed record ParcelPosted", "sealed partial record ParcelPosted", StringComparison.Ordinal)
                .Replace("public partial record struct ParcelWeighed", "public readonly partial record struct ParcelWeighed", StringComparison.Ordinal)
                .Replace("\"ParcelDelivered\"", "\"parcel-delivered\"", StringComparison.Ordinal)
                .Replace("{ get; set; }", "{ get; init; }", StringComparison.Ordinal)
                .Replace("List<string> Reasons", "ImmutableArray<string> Reasons", StringComparison.Ordinal)
                .Replace("using Foldstream;\n", "using System.Collections.Immutable;\nusing Foldstream;\n", StringComparison.Ordinal),
            repaired);

        Dotnet.Outcome again = await workplace.BuildAsync("Careless/Careless.csproj");
        Assert.Equal(["37 FOLD226"], Errors(again));
    }

    /// <summary>Line and id of each error, all of which have the link to their page.</summary>
    private static IEnumerable<string> Errors(Dotnet.Outcome built)
    {
        string[] lines = [.. built.Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct()];
        Assert.All(lines, line => Assert.Matches(@"error (FOLD\d{3}): .*\(https://github\.com/foldstream/foldstream/blob/main/docs/rules/\1\.md\)", line));
        return lines.Select(line => Place().Match(line)).OrderBy(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            .Select(match => $"{match.Groups[1]} {match.Groups[2]}");
    }

    [GeneratedRegex(@"Parcel\.cs\((\d+),\d+\): error (FOLD\d{3})")]
    private static partial Regex Place();
}
