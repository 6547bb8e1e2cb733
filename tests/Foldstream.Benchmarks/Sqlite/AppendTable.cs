using System.Globalization;
using Foldstream.Benchmarks.Writers;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>Appends by events, writers and durability: how many events per second, beside rows of one's own.</summary>
internal static class AppendTable
{
    private const int Rounds = 3;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(250);

    // Beside one commit per append, with an append's durability.
    private static readonly Dictionary<(int Writers, int Events), double> Targets = new() { [(32, 1)] = 10, [(32, 10)] = 10 };

    public static async Task PrintAsync(TextWriter output)
    {
        foreach (bool isDurable in new[] { true, false })
        {
            using TemporaryFolder folder = new();
            await using FoldstreamBank foldstream = FoldstreamBank.OpenSqlite(folder.File("foldstream"), isDurable);
            await using RowsBank rows = new(BankTable.Create(folder.File("rows"), withRowId: true, isDurable));
            List<string[]> table = [["events per append", "writers", "Foldstream events/s", "rows events/s", "x rows", "target", "x target", "met"]];
            table.Add([.. table[0].Select(_ => "---")]);
            foreach (int events in new[] { 1, 10, 100 })
            {
                foreach (int writers in new[] { 1, 8, 32 })
                {
                    Variant[] both = await AppendRates.MeasureAsync([foldstream, rows], writers, events, Rounds, Round);
                    double times = both[1].Over(both[0]);
                    double? target = isDurable && Targets.TryGetValue((writers, events), out double wanted) ? wanted : null;
                    table.Add([
                        Text($"{events}"), Text($"{writers}"), AppendRates.Text(both[0]), AppendRates.Text(both[1]), Text($"{times:0.00}"),
                        target is { } least ? Text($"at least {least:0.0} x rows") : "", target is { } t ? Text($"{times / t:0.00}") : "", target is null ? "" : times >= target ? "yes" : "NO"]);
                }
            }

            MarkdownRows.Print(output, isDurable ? "SQLite: durable appends (synchronous=FULL), by events and writers" : "SQLite: relaxed appends (synchronous=NORMAL), by events and writers", table,
                Text($"Medians of {Rounds} rounds of {Round.TotalMilliseconds:0} ms in turns (slowest to fastest). Rows: one commit per append, writers in turns on one connection. Foldstream checks expected versions besides."), "");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
