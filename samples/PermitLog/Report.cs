using System.Globalization;
using Spectre.Console;

namespace PermitLog;

/// <summary>The table of how cases stand and how long they took.</summary>
internal static class Report
{
    /// <summary>Prints one line per standing that occurs, and one for all cases. A case is late when its last step came after its deadline.</summary>
    public static void Print(IReadOnlyCollection<Permit> permits, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).Title("How the cases stand, and how long they took from the receipt to the last step");
        table.AddColumn(new TableColumn("standing").NoWrap().PadRight(0));
        foreach (string column in (string[])["cases", "share", "median", "90 %", "longest", "late"])
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap().PadLeft(1).PadRight(0));
        }

        foreach (Standing standing in Enum.GetValues<Standing>())
        {
            List<Permit> standingSo = [.. permits.Where(permit => permit.Standing == standing)];
            if (standingSo.Count > 0)
            {
                table.AddRow(Row(TextOf(standing), standingSo, permits.Count));
            }
        }

        table.AddEmptyRow();
        table.AddRow(Row("all cases", permits, permits.Count));
        console.Write(table);
    }

    /// <summary>The smallest duration that at least this share of all does not exceed (the nearest rank).</summary>
    /// <param name="sorted">The durations in ascending order, at least one.</param>
    /// <param name="share">Above 0, up to 1.</param>
    public static TimeSpan Percentile(IReadOnlyList<TimeSpan> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static string[] Row(string name, IReadOnlyCollection<Permit> permits, int all)
    {
        List<TimeSpan> durations = [.. permits.Select(permit => permit.LastStepAt - permit.ReceivedAt).Order()];
        return
        [
            name,
            Text($"{permits.Count}"),
            Text($"{100.0 * permits.Count / all:0.0} %"),
            TextOf(Percentile(durations, 0.5)),
            TextOf(Percentile(durations, 0.9)),
            TextOf(durations[^1]),
            Text($"{permits.Count(permit => permit.LastStepAt > permit.Deadline)}"),
        ];
    }

    private static string TextOf(Standing standing) => standing switch
    {
        Standing.ReceiptUnderWay => "receipt under way",
        Standing.ReceiptSent => "receipt sent",
        Standing.NotStopped => "decided not to stop",
        Standing.UnlicensedUnderWay => "unlicensed, being written",
        Standing.Unlicensed => "unlicensed, printed",
        Standing.StopUnderWay => "stop, being written",
        Standing.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    private static string TextOf(TimeSpan duration) => duration.TotalDays >= 1 ? Text($"{duration.TotalDays:0.0} d")
        : duration.TotalHours >= 1 ? Text($"{duration.TotalHours:0.0} h")
        : duration.TotalMinutes >= 1 ? Text($"{duration.TotalMinutes:0.0} min")
        : Text($"{duration.TotalSeconds:0} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
