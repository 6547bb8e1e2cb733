using System.Globalization;

namespace PermitLog;

/// <summary>
/// What the rows of a case add up to, computed without any event, aggregate or store: a second opinion on every replay. It knows the
/// activities by their codes (T02, T07-3) and asks the rows, where <see cref="Permit"/> is told them one by one.
/// </summary>
internal static class PlainCase
{
    private static readonly string[] Papers = ["Created", "Checked", "Adjusted", "Determined", "Issued"];

    public static IEnumerable<Fact> Facts(IReadOnlyList<LogRow> rows)
    {
        LogRow first = rows[0], last = rows[^1];
        string[] codes = [.. rows.Select(row => row.Activity == "Confirmation of receipt" ? "T01" : row.Activity.Split(' ')[0])];
        string receipt = LastOf(codes, "T01", "T02", "T03", "T04", "T05");
        string unlicensed = LastOf(codes, "T11", "T12", "T13", "T14", "T15");
        string stop = LastOf(codes, "T16", "T17", "T18", "T19", "T20");
        var pairs = rows.Zip(rows.Skip(1)).ToList();

        yield return new("steps", Number(rows.Count));
        yield return new("channel", first.Channel);
        yield return new("department", first.Department);
        yield return new("responsible", first.Responsible);
        yield return new("deadline", Fact.Of(first.Deadline));
        yield return new("time of the receipt", Fact.Of(first.Timestamp));
        yield return new("time of the last step", Fact.Of(last.Timestamp));
        yield return new("group of the last step", last.Group);
        yield return new("resource of the last step", last.Resource);
        yield return new("longest pause", pairs.Select(pair => pair.Second.Timestamp - pair.First.Timestamp).DefaultIfEmpty().Max().ToString("c"));
        yield return new("number of handovers", Number(pairs.Count(pair => (pair.First.Group, pair.First.Resource) != (pair.Second.Group, pair.Second.Resource))));
        yield return new("number of adjustments", Number(codes.Count(code => code is "T03" or "T13" or "T18")));
        yield return new("number of assessments", Number(codes.Count(code => code is "T06" or "T10")));
        yield return new("number of internal advices", Number(codes.Count(code => code.StartsWith("T07-", StringComparison.Ordinal))));
        yield return new("number of advices to hold", Number(codes.Count(code => code is "T07-3" or "T07-4")));
        yield return new("aspects", Suffixes(codes, "T07-"));
        yield return new("number of requests for advice", Number(codes.Count(code => code == "T08")));
        yield return new("number of external advices", Number(codes.Count(code => code.StartsWith("T09-", StringComparison.Ordinal))));
        yield return new("advising parties", Suffixes(codes, "T09-"));
        yield return new("receipt", receipt);
        yield return new("unlicensed document", unlicensed);
        yield return new("stop report", stop);
        yield return new("standing", Standing(receipt, unlicensed, stop, codes.Contains("T10")));
    }

    private static string Standing(string receipt, string unlicensed, string stop, bool assessed)
    {
        if (stop != "None")
        {
            return stop == "Issued" ? "Stopped" : "StopUnderWay";
        }

        if (unlicensed != "None")
        {
            return unlicensed == "Issued" ? "Unlicensed" : "UnlicensedUnderWay";
        }

        return assessed ? "NotStopped" : receipt == "Issued" ? "ReceiptSent" : "ReceiptUnderWay";
    }

    // How far a paper has come: its last activity says so.
    private static string LastOf(string[] codes, params string[] ofPaper)
    {
        string? last = codes.LastOrDefault(ofPaper.Contains);
        return last is null ? "None" : Papers[Array.IndexOf(ofPaper, last)];
    }

    private static string Suffixes(string[] codes, string prefix)
        => string.Join(", ", codes.Where(code => code.StartsWith(prefix, StringComparison.Ordinal)).Select(code => code[prefix.Length..]).Distinct().Order());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
