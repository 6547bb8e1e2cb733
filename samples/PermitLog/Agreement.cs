using System.Globalization;

namespace PermitLog;

/// <summary>Holds a replayed case against the plain computation from the file.</summary>
internal static class Agreement
{
    /// <summary>The first thing about a case in which the replay and the file differ, as a sentence; null when they agree.</summary>
    public static string? Difference(LogCase expected, Permit replayed)
    {
        foreach ((Fact inFile, Fact inReplay) in PlainCase.Facts(expected.Rows).Zip(Facts(replayed), (plain, fold) => (plain, fold)))
        {
            if (inFile != inReplay)
            {
                return $"{expected.Key}: the {inFile.Name} is '{inFile.Value}' in the file and '{inReplay.Value}' in the replay.";
            }
        }

        return null;
    }

    private static IEnumerable<Fact> Facts(Permit permit) =>
    [
        new("steps", Number(permit.Version)),
        new("channel", permit.Channel),
        new("department", permit.Department),
        new("responsible", permit.Responsible),
        new("deadline", Fact.Of(permit.Deadline)),
        new("time of the receipt", Fact.Of(permit.ReceivedAt)),
        new("time of the last step", Fact.Of(permit.LastStepAt)),
        new("group of the last step", permit.LastStepBy.Group),
        new("resource of the last step", permit.LastStepBy.Resource),
        new("longest pause", permit.LongestPause.ToString("c")),
        new("number of handovers", Number(permit.Handovers)),
        new("number of adjustments", Number(permit.Adjustments)),
        new("number of assessments", Number(permit.Assessments)),
        new("number of internal advices", Number(permit.InternalAdvices)),
        new("number of advices to hold", Number(permit.HoldAdvices)),
        new("aspects", string.Join(", ", permit.Aspects)),
        new("number of requests for advice", Number(permit.ExternalRequests)),
        new("number of external advices", Number(permit.ExternalAdvices)),
        new("advising parties", string.Join(", ", permit.Parties)),
        new("receipt", permit.Receipt.ToString()),
        new("unlicensed document", permit.UnlicensedDocument.ToString()),
        new("stop report", permit.StopReport.ToString()),
        new("standing", permit.Standing.ToString()),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
