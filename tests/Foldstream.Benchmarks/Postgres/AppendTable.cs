using System.Globalization;
using Foldstream.Benchmarks.Writers;
using Foldstream.PostgresServer;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>Appends by events, writers and durability: how many events per second, and how many times those of the rivals.</summary>
internal static class AppendTable
{
    // Beside Marten, with one append's durability.
    private static readonly Dictionary<(int Writers, int Events), double> Targets = new() { [(1, 1)] = 3, [(32, 1)] = 10, [(32, 10)] = 12 };

    public static async Task PrintAsync(string server, int rounds, TextWriter output)
    {
        foreach (bool isDurable in new[] { true, false })
        {
            await using FoldstreamBank foldstream = await FoldstreamBank.OpenPostgreSqlAsync(server, TestPostgres.NewName("fs"), isDurable);
            await using NpgsqlBank rows = await NpgsqlBank.OpenAsync(server, TestPostgres.NewName("rows"), isDurable);
            await using MartenBank marten = await MartenBank.OpenAsync(server, TestPostgres.NewName("marten"), isDurable);
            List<string[]> table = [["events per append", "writers", "Foldstream events/s", "rows events/s", "Marten events/s", "x rows", "x Marten", "target", "x target", "met"]];
            table.Add([.. table[0].Select(_ => "---")]);
            foreach (int events in new[] { 1, 10, 100 })
            {
                foreach (int writers in new[] { 1, 8, 32 })
                {
                    Variant[] all = await AppendRates.MeasureAsync([foldstream, rows, marten], writers, events, rounds, AppendRates.Round);
                    double overRows = all[1].Over(all[0]), overMarten = all[2].Over(all[0]);
                    double? target = isDurable && Targets.TryGetValue((writers, events), out double wanted) ? wanted : null;
                    table.Add([
                        Text($"{events}"), Text($"{writers}"), .. all.Select(AppendRates.Text), Text($"{overRows:0.00}"), Text($"{overMarten:0.00}"),
                        target is { } least ? Text($"at least {least:0.0} x Marten") : "", target is { } t ? Text($"{overMarten / t:0.00}") : "", target is null ? "" : overMarten >= target ? "yes" : "NO"]);
                }
            }

            MarkdownRows.Print(output, isDurable ? "PostgreSQL: durable appends (fsync, synchronous_commit=on)" : "PostgreSQL: relaxed appends (synchronous_commit=off)", table,
                Text($"Medians of {rounds} rounds of {AppendRates.Round.TotalMilliseconds:0} ms in turns (slowest to fastest). Foldstream checks expected versions; the rivals are not asked to."), "");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
