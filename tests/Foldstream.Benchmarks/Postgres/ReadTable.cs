using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Writers;
using Foldstream.PostgresServer;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>From the server to state: one long stream, many short ones singly and in one trip, and all events by position.</summary>
internal static class ReadTable
{
    private const int LongStream = 10_000, ShortStreams = 1_000, ShortStream = 100;

    /// <summary>What takes less time is read more often: 7, 2 and 3 times as many rounds.</summary>
    public static async Task PrintAsync(string server, int rounds, TextWriter output)
    {
        await using FoldstreamBank foldstream = await FoldstreamBank.OpenPostgreSqlAsync(server, TestPostgres.NewName("fs"), isDurable: false);
        await using NpgsqlBank rows = await NpgsqlBank.OpenAsync(server, TestPostgres.NewName("rows"), isDurable: false);
        await using MartenBank marten = await MartenBank.OpenAsync(server, TestPostgres.NewName("marten"), isDurable: false);
        Guid[] keys = [.. Enumerable.Range(0, ShortStreams).Select(i => new Guid(i, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]))];
        await Task.WhenAll(((IBankStore[])[foldstream, rows, marten]).Select(store => WriteAsync(store, keys)));
        await TestPostgres.ExecuteAsync("VACUUM ANALYZE", server);

        Comparison one = new("PostgreSQL: replay of one stream of 10,000 events, written 100 per append", "event", LongStream);
        Compare(one, foldstream, rows, marten, target: 15, store => store.LoadAsync(StoredBank.Key).GetAwaiter().GetResult());
        one.Measure(rounds * 7);
        one.Print(output, "");

        Comparison many = new("PostgreSQL: replay of 1,000 streams of 100 events, written in one append", "event", ShortStreams * ShortStream);
        (Variant singly, Variant martens) = Compare(many, foldstream, rows, marten, target: 6, store => SumAsync(store, keys).GetAwaiter().GetResult());
        Variant together = many.Add("Foldstream: LoadManyAsync, 100 streams a trip", () => SumTogetherAsync(foldstream, keys).GetAwaiter().GetResult());
        many.ShowOver(together, singly);
        many.Measure(rounds * 2);
        many.Print(output, "");
        Table batched = new("PostgreSQL: the same, Foldstream in trips of 100 streams beside Marten's trip for each");
        double faster = martens.Over(together);
        batched.Add("Foldstream: LoadManyAsync", FormattableString.Invariant($"{faster:0.0} x faster ({faster / 20:0.00} x the target)"), "at least 20 x", faster >= 20);
        batched.Print(output);

        int count = LongStream + (ShortStreams * ShortStream);
        Comparison all = new("PostgreSQL: all 110,000 events read by position", "event", count);
        Compare(all, foldstream, rows, marten, target: null, store => store.ReadAllAsync().GetAwaiter().GetResult());
        all.Measure(rounds * 3);
        all.Print(output, "Marten hands out decoded events, which its query can't do without; the others hand out payloads.", "");
    }

    private static (Variant Foldstream, Variant Marten) Compare(Comparison comparison, IBankStore foldstream, IBankStore rows, IBankStore marten, double? target, Func<IBankStore, object?> run)
    {
        Variant first = comparison.Add("Foldstream", () => run(foldstream)), plain = comparison.Add("Npgsql, a row per event", () => run(rows));
        Variant rival = comparison.Add(target is null ? "Marten: QueryAllRawEvents" : "Marten: AggregateStreamAsync", () => run(marten));
        comparison.Show(first, plain);
        if (target is { } least)
        {
            comparison.Faster(least, first, rival);
        }
        else
        {
            comparison.Show(first, rival);
        }

        return (first, rival);
    }

    private static async Task WriteAsync(IBankStore store, Guid[] keys)
    {
        await using BankWriter writer = await store.OpenWriterAsync();
        long version = 0;
        foreach (object[] events in BankHistory.Events(LongStream).Chunk(ShortStream))
        {
            await writer.AppendAsync(StoredBank.Key, version, events);
            version += events.Length;
        }

        List<object>[] streams = [.. BankHistory.Events(ShortStreams * ShortStream).Chunk(ShortStream).Select(chunk => chunk.ToList())];
        for (int i = 0; i < keys.Length; i++)
        {
            await writer.AppendAsync(keys[i], 0, streams[i]);
        }
    }

    private static async Task<object> SumAsync(IBankStore store, Guid[] keys)
    {
        decimal sum = 0;
        foreach (Guid key in keys)
        {
            sum += (await store.LoadAsync(key)).Balance;
        }

        return sum;
    }

    private static async Task<object> SumTogetherAsync(FoldstreamBank store, Guid[] keys)
    {
        decimal sum = 0;
        foreach (Guid[] trip in keys.Chunk(100))
        {
            sum += await store.LoadManyAsync(trip);
        }

        return sum;
    }
}
