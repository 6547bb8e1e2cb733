namespace Foldstream.PermitLog.Tests;

/// <summary>Logs small enough to stand in a test.</summary>
internal static class SmallLog
{
    public const string Header = "case\tchannel\tdepartment\tresponsible\tdeadline\tactivity\tgroup\tresource\ttimestamp\n";
    public const string Birth = "Confirmation of receipt";

    public static readonly string[] Activities =
    [
        "T02 Check confirmation of receipt",
        "T03 Adjust confirmation of receipt",
        "T04 Determine confirmation of receipt",
        "T05 Print and send confirmation of receipt",
        "T06 Determine necessity of stop advice",
        "T07-1 Draft intern advice aspect 1",
        "T07-2 Draft intern advice aspect 2",
        "T07-3 Draft intern advice hold for aspect 3",
        "T07-4 Draft internal advice to hold for type 4",
        "T07-5 Draft intern advice aspect 5",
        "T08 Draft and send request for advice",
        "T09-1 Process or receive external advice from party 1",
        "T09-2 Process or receive external advice from party 2",
        "T09-3 Process or receive external advice from party 3",
        "T09-4 Process or receive external advice from party 4",
        "T10 Determine necessity to stop indication",
        "T11 Create document X request unlicensed",
        "T12 Check document X request unlicensed",
        "T13 Adjust document X request unlicensed",
        "T14 Determine document X request unlicensed",
        "T15 Print document X request unlicensed",
        "T16 Report reasons to hold request",
        "T17 Check report Y to stop indication",
        "T18 Adjust report Y to stop indicition",
        "T19 Determine report Y to stop indication",
        "T20 Print report Y to stop indication",
    ];

    /// <summary>A row, <paramref name="hour"/> hours after the beginning of 2011-10-11.</summary>
    public static string Row(string @case, string activity, int hour, string resource = "Resource21")
        => $"{@case}\tInternet\tGeneral\tResource21\t2011-12-06 13:41:31.788000+01:00\t{activity}\tGroup 1\t{resource}\t"
            + $"{new DateTime(2011, 10, 11).AddHours(hour):yyyy-MM-dd HH:mm:ss}.276000+02:00\n";

    public static string Of(params string[] rows) => Header + string.Concat(rows);

    /// <summary>Two cases of three and two steps.</summary>
    public static string TwoCases => Of(
        Row("case-1", Birth, 1),
        Row("case-1", "T02 Check confirmation of receipt", 2, "Resource10"),
        Row("case-1", "T05 Print and send confirmation of receipt", 50),
        Row("case-2", Birth, 3),
        Row("case-2", "T10 Determine necessity to stop indication", 4));
}
