using System.Globalization;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>What a load from SQLite and a durable append cost, beside a table of one's own behind ADO.NET.</summary>
internal static class SqliteTable
{
    private const int Writers = 32, EventsOfShortStream = 10, StreamsInTurns = 1_000;

    /// <param name="count">How many events are replayed.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="part">One part, or null for all.</param>
    /// <param name="output">Takes the tables.</param>
    public static async Task PrintAsync(int count, int rounds, string? part, TextWriter output)
    {
        if (part is null or "replay")
        {
            await PrintLongAsync(count, eventsPerAppend: 100, target: 12, rounds, output);
            await PrintLongAsync(count, eventsPerAppend: 1, target: 2.5, rounds, output);
        }

        if (part is null or "short")
        {
            await PrintShortAsync(count, rounds, output);
        }

        if (part is null or "log")
        {
            List<object> events = BankHistory.Events(count);
            await PrintLogAsync("one stream, 1 per append", [.. events.Select(e => (KeyOf(0), new object[] { e }))], count, rounds, output);
            await PrintLogAsync(Text($"{StreamsInTurns:N0} streams in turns, 1 per append"), [.. events.Select((e, i) => (KeyOf(i % StreamsInTurns), new object[] { e }))], count, rounds, output);
            await PrintLogAsync("one stream, 100 per append", [.. events.Chunk(100).Select(chunk => (KeyOf(0), chunk))], count, rounds, output);
        }

        if (part is null or "filter")
        {
            await PrintFilterAsync(count, rounds, output);
        }

        if (part is null or "append")
        {
            await AppendTable.PrintAsync(output);
            PrintAppends(eventsPerAppend: 1, appends: 50, rounds, output);
            PrintAppends(eventsPerAppend: 10, appends: 25, rounds, output);
        }
    }

    private static async Task PrintLongAsync(int count, int eventsPerAppend, double target, int rounds, TextWriter output)
    {
        using TemporaryFolder folder = new();
        List<(Guid Key, List<object> Events)> streams = [(StoredBank.Key, BankHistory.Events(count))];
        using BankFile file = await BankFile.WriteAsync(folder.File("foldstream"), streams, eventsPerAppend);
        using BankRows indexed = BankRows.Write(folder.File("indexed"), withRowId: true, streams);
        using BankRows ordered = BankRows.Write(folder.File("ordered"), withRowId: false, streams);

        Comparison comparison = new(Text($"SQLite: replay of one stream of {count:N0} events, written {eventsPerAppend} per append"), "event", count);
        Variant foldstream = comparison.Add("Foldstream: LoadAsync", () => Of(file.Load(StoredBank.Key)));
        Variant rows = comparison.Add("ADO.NET, a row per event, key and index", () => indexed.Load(StoredBank.Key).State);
        Variant orderedRows = comparison.Add("ADO.NET, a row per event, WITHOUT ROWID", () => ordered.Load(StoredBank.Key).State);
        using StepsAlone steps = new(folder.File("foldstream"), "SELECT appends FROM pages WHERE id > 0 ORDER BY id");
        using StepsAlone rowSteps = new(folder.File("ordered"), "SELECT payload FROM events WHERE stream = (SELECT stream FROM events LIMIT 1) ORDER BY version");
        comparison.Add("floor: Foldstream's rows stepped through, their blob taken, nothing decoded", () => steps.Run() < 0 ? "" : null);
        comparison.Add("floor: the same of the rows WITHOUT ROWID, by SQLite's own functions", () => rowSteps.Run() < 0 ? "" : null);
        comparison.Faster(target, foldstream, rows);
        comparison.Faster(target, foldstream, orderedRows);
        comparison.Measure(rounds);
        comparison.Print(output, "The rows hold the same payloads, read with GetFieldValue<byte[]> and decoded by the same generated code. Foldstream verifies checksums besides.", "");
    }

    private static async Task PrintShortAsync(int count, int rounds, TextWriter output)
    {
        using TemporaryFolder folder = new();
        List<(Guid Key, List<object> Events)> streams = [.. BankHistory.Events(count).Chunk(EventsOfShortStream).Select((events, i) => (KeyOf(i), events.ToList()))];
        using BankFile whole = await BankFile.WriteAsync(folder.File("whole"), streams, EventsOfShortStream);
        using BankFile single = await BankFile.WriteAsync(folder.File("single"), streams, 1);
        using BankRows indexed = BankRows.Write(folder.File("indexed"), withRowId: true, streams);
        using BankRows ordered = BankRows.Write(folder.File("ordered"), withRowId: false, streams);

        Comparison comparison = new(Text($"SQLite: replay of {streams.Count:N0} streams of {EventsOfShortStream} events, each loaded by itself"), "event", count);
        Variant foldstream = comparison.Add("Foldstream: LoadAsync, written in one append", () => streams.Sum(stream => whole.Load(stream.Key).Balance));
        Variant singly = comparison.Add("Foldstream: LoadAsync, written in ten appends", () => streams.Sum(stream => single.Load(stream.Key).Balance));
        Variant many = comparison.Add("Foldstream: LoadManyAsync, written in one append", () => whole.LoadMany(streams.Select(stream => stream.Key)).Sum(account => account.Balance));
        Variant manySingly = comparison.Add("Foldstream: LoadManyAsync, written in ten appends", () => single.LoadMany(streams.Select(stream => stream.Key)).Sum(account => account.Balance));
        Variant rows = comparison.Add("ADO.NET, a row per event, key and index", () => streams.Sum(stream => indexed.Load(stream.Key).Balance));
        Variant orderedRows = comparison.Add("ADO.NET, a row per event, WITHOUT ROWID", () => streams.Sum(stream => ordered.Load(stream.Key).Balance));
        Variant inOne = comparison.Add("ADO.NET, the same, one transaction around all streams", () =>
        {
            using SqliteTransaction transaction = ordered.Begin();
            return streams.Sum(stream => ordered.Load(stream.Key, transaction).Balance);
        });
        StreamId[] ids = [.. streams.Select(stream => Account.StreamOf(stream.Key))];
        using LookupsAlone lookups = new(folder.File("whole"));
        using BankMemory memory = BankMemory.Write(streams);
        Variant read = comparison.Add("part of LoadAsync: the pages handed out and verified, nothing folded", () => whole.Read(ids) < 0 ? "" : null);
        Variant alone = comparison.Add("SQLite alone: Foldstream's statement, its row taken, one stream after the other", () => lookups.Run(ids) < 0 ? "" : null);
        Variant inMemory = comparison.Add("part of LoadAsync: the same streams in memory, folded", () => streams.Sum(stream => memory.Load(stream.Key).Balance));
        Variant readTogether = comparison.Add("part of LoadManyAsync: the pages handed out and verified, nothing folded", () => whole.ReadTogether(ids) < 0 ? "" : null);
        Variant together = comparison.Add("SQLite alone: the same, one transaction around all streams", () => lookups.RunTogether(ids) < 0 ? "" : null);
        foreach (Variant part in new[] { read, alone, inMemory })
        {
            comparison.ShowOver(part, foldstream);
        }

        foreach (Variant part in new[] { readTogether, together })
        {
            comparison.ShowOver(part, many);
        }

        comparison.ShowOver(singly, foldstream);
        comparison.ShowOver(many, foldstream);
        comparison.ShowOver(manySingly, many);
        comparison.Faster(3, foldstream, rows);
        comparison.Faster(3, foldstream, orderedRows);
        comparison.Faster(3, many, inOne);
        comparison.Measure(rounds);
        comparison.Print(output, "What Foldstream allocates are the states of the aggregates and what a load of one needs, shared by its ten events; none of it grows with the events. The rival's one transaction is compared with LoadManyAsync. The lock that the store keeps helps the first row of SQLite alone, too.", "");
    }

    private static async Task PrintLogAsync(string what, List<(Guid Key, object[] Events)> appends, int count, int rounds, TextWriter output)
    {
        using TemporaryFolder folder = new();
        using BankFile file = await BankFile.WriteAsync(folder.File("foldstream"), appends);
        using LogRows table = LogRows.Write(folder.File("rows"), appends);
        Comparison comparison = new(Text($"SQLite: all {count:N0} events read by position, {what}"), "event", count);
        Variant foldstream = comparison.Add("Foldstream: ReadAllAsync", () => file.ReadAll());
        Variant rows = comparison.Add("ADO.NET, a row per event, ORDER BY position", () => table.ReadAll());
        comparison.Show(foldstream, rows);
        comparison.Measure(rounds);
        comparison.Print(output, "Neither decodes the payloads. Foldstream verifies the checksum of each append besides.", "");
    }

    private static async Task PrintFilterAsync(int count, int rounds, TextWriter output)
    {
        using TemporaryFolder folder = new();
        using FilteredLog log = await FilteredLog.WriteAsync(folder, count);
        Comparison comparison = new(Text($"SQLite: one category read by position, 1 append in 100 of {count:N0} events, 10 per append, 1,000 streams in turns"), "event", count);
        Variant foldstream = comparison.Add("Foldstream: ReadAllAsync with a filter by category", () => log.ByCategory());
        Variant all = comparison.Add("Foldstream: ReadAllAsync, the other pages left alone by the consumer", () => log.ByReadingAll());
        Variant rows = comparison.Add("ADO.NET, a row per event, an index by category and position", () => log.ByRows());
        comparison.Show(foldstream, all);
        comparison.Show(foldstream, rows);
        comparison.Measure(rounds);
        comparison.Print(output, "Time per event of the whole log. Foldstream looks at the place of every append and reads the pages of the category; it keeps no index by category, for which each append would pay.", "");
    }

    private static void PrintAppends(int eventsPerAppend, int appends, int rounds, TextWriter output)
    {
        using AppendRace race = new(Writers, appends, eventsPerAppend);
        Comparison comparison = new(Text($"SQLite: durable appends (synchronous=FULL), {Writers} writers, {eventsPerAppend} per append"), "event", race.Events);
        Variant foldstream = comparison.Add("Foldstream: AppendAsync, expected versions checked", () => { race.ThroughFoldstream(); return null; });
        Variant rows = comparison.Add("ADO.NET, one commit per append, writers in turns", () => { race.ThroughRows(); return null; });
        Variant together = comparison.Add("floor: the same rows, one commit for an append of every writer", () => { race.ThroughRowsTogether(); return null; });
        Variant alone = comparison.Add("floor: Foldstream's own statements, the same, on one thread", () => { race.ThroughWriterAlone(); return null; });
        comparison.Faster(10, foldstream, rows);
        comparison.Show(foldstream, together);
        comparison.Show(foldstream, alone);
        comparison.Measure(rounds);
        comparison.Print(output, Text($"Events per second: Foldstream {1e9 / foldstream.Median:N0}, ADO.NET {1e9 / rows.Median:N0}. The disk decides most of it."), "");
    }

    private static Guid KeyOf(int stream) => new(stream, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);

    private static BankState Of(Account a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
