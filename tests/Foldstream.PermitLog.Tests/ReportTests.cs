using static Foldstream.PermitLog.Tests.SmallLog;

namespace Foldstream.PermitLog.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_table_counts_cases_by_standing_with_median_and_ninetieth_percentile()
    {
        // Ten cases that took 1 to 10 days, of which the last came after its deadline; one that is only received.
        string[] rows = [.. Enumerable.Range(1, 10).SelectMany(i => (string[])[Row($"case-{i}", Birth, 0), Row($"case-{i}", Activities[15], 24 * i)])];
        string log = Of([.. rows, Row("case-11", Birth, 0)]).Replace("case-10\tInternet\tGeneral\tResource21\t2011-12-06", "case-10\tInternet\tGeneral\tResource21\t2011-10-20", StringComparison.Ordinal);

        Outcome outcome = await _place.ImportAsync(_place.Write("log.tsv", log));

        Assert.Equal(0, outcome.Code);
        Assert.Equal(["receipt under way", "1", "9.1 %", "0 s", "0 s", "0 s", "0"], LineOf(outcome, "receipt under way"));
        Assert.Equal(["decided not to stop", "10", "90.9 %", "5.0 d", "9.0 d", "10.0 d", "1"], LineOf(outcome, "decided not to stop"));
        Assert.Equal(["all cases", "11", "100.0 %", "5.0 d", "9.0 d", "10.0 d", "1"], LineOf(outcome, "all cases"));
    }

    private static string[] LineOf(Outcome outcome, string name)
        => outcome.Output.Split('\n').Single(line => line.Contains(name, StringComparison.Ordinal)).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
