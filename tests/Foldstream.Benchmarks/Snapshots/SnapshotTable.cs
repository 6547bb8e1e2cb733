using Foldstream.Aggregates;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Snapshots;

/// <summary>What a load of long streams costs that begins with a snapshot, and one that replays them.</summary>
internal static class SnapshotTable
{
    private const int Streams = 10, Behind = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task PrintAsync(int count, int rounds, TextWriter output)
    {
        List<object> events = BankHistory.Events(count + Behind);
        Guid[] keys = [.. Enumerable.Range(1, Streams).Select(i => new Guid(i, 0, 0, new byte[8]))];
        using TemporaryFolder folder = new();
        await using SqliteEventStore store = SqliteEventStore.Open(folder.File("snapshots.db"), new SqliteOptions { Durability = Durability.Relaxed });
        Repository<SavedAccount, Guid> kept = new(store), replayed = new(store) { Fingerprint = default };
        foreach (Guid key in keys)
        {
            await WriteAsync(store, key, events[..count]);
            await kept.LoadAsync(key);
            await FoundAsync<SavedAccount>(store, SavedAccount.StreamOf(key));
            await WriteAsync(store, key, events[count..]);
        }

        Comparison one = new($"Load from SQLite: {count + Behind:N0} events of a bank account, {StoredBank.EventsPerAppend} per append, {Behind} of them behind the newest snapshot", "load", 1);
        Variant whole = one.Add("replay of the whole stream", () => Of(Done(replayed.LoadAsync(keys[0]))));
        Variant tail = one.Add("snapshot, and the events behind it", () => Of(Done(kept.LoadAsync(keys[0]))));
        one.Show(tail, whole);
        one.Measure(rounds);
        one.Print(output);

        Comparison many = new($"The same for {Streams} such accounts that are loaded together", "account", Streams);
        Variant wholes = many.Add("replay of the whole streams", () => Of(Done(replayed.LoadManyAsync(keys))[^1]));
        Variant tails = many.Add("snapshots, and the events behind them", () => Of(Done(kept.LoadManyAsync(keys))[^1]));
        many.Show(tails, wholes);
        many.Measure(rounds);
        many.Print(output, "The events behind a snapshot are at most as many as lie between two, so the second row does not grow with the stream.");
    }

    private static async Task WriteAsync(SqliteEventStore store, Guid key, List<object> events)
    {
        foreach (object[] chunk in events.Chunk(StoredBank.EventsPerAppend))
        {
            PageBuilder page = new();
            foreach (object one in chunk) BankHistory.AddStruct(page, one);
            await store.AppendAsync([new StreamAppend { Stream = SavedAccount.StreamOf(key), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }]);
        }
    }

    /// <summary>A snapshot is written without anybody waiting for it.</summary>
    private static async Task FoundAsync<TAggregate>(SqliteEventStore store, StreamId stream)
        where TAggregate : IFold<TAggregate>
    {
        using CancellationTokenSource patience = new(Patience);
        while (await store.FindSnapshotAsync(stream, TAggregate.Fingerprint, long.MaxValue, patience.Token) is null) await Task.Delay(5, patience.Token);
    }

    private static T Done<T>(Task<T> load) => load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("A load from SQLite has nothing to wait for.", load.Exception);

    private static BankState Of(SavedAccount a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);
}
