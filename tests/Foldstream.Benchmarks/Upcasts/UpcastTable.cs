using Foldstream.Aggregates;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Upcasts;

/// <summary>What it costs to replay events that were stored in an old version.</summary>
internal static class UpcastTable
{
    private static readonly Guid Old = new("0c2f4b1e-6a5d-4a0e-9f63-1d6f2f9f7a01"), Current = new("0c2f4b1e-6a5d-4a0e-9f63-1d6f2f9f7a02");

    public static async Task PrintAsync(int count, int rounds, TextWriter output)
    {
        List<object> events = BankHistory.Events(count);
        InMemoryEventStore store = new();
        await WriteAsync(store, OnceAccount.StreamOf(Old), events, BankHistory.AddStruct);
        await WriteAsync(store, OnceAccount.StreamOf(Current), events, CurrentEvents.AddOnce);
        await WriteAsync(store, ThriceAccount.StreamOf(Old), events, BankHistory.AddRecord);
        await WriteAsync(store, ThriceAccount.StreamOf(Current), events, CurrentEvents.AddThrice);

        Comparison upcasts = new($"Replay of old versions in memory: {count:N0} events of a bank account, {StoredBank.EventsPerAppend} per append", "event", count);
        Variant currentOnce = upcasts.Add("version 2, as it is written now", () => Of(Load<OnceAccount>(store, Current)));
        Variant once = upcasts.Add("version 1, one upcast", () => Of(Load<OnceAccount>(store, Old)));
        Variant currentThrice = upcasts.Add("version 4, as it is written now", () => Of(Load<ThriceAccount>(store, Current)));
        Variant thrice = upcasts.Add("version 1, three upcasts", () => Of(Load<ThriceAccount>(store, Old)));
        upcasts.TakesAtMost(1.5, once, currentOnce);
        upcasts.ShowOver(thrice, currentThrice);
        upcasts.Measure(rounds);
        upcasts.Print(output,
            "An upcaster that only hands members over, 'new(old.A, old.B, 1)', leaves unread what no fold reads, as the current version does.",
            "What is allocated is the owner's name, which one event in a hundred brings and the fold keeps.");
    }

    private static TAggregate Load<TAggregate>(InMemoryEventStore store, Guid key)
        where TAggregate : IAggregate<TAggregate, Guid>
    {
        Task<TAggregate> load = new Repository<TAggregate, Guid>(store).LoadAsync(key);
        return load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("A load from memory has nothing to wait for.", load.Exception);
    }

    private static async Task WriteAsync(InMemoryEventStore store, StreamId stream, List<object> events, Action<PageBuilder, object> add)
    {
        foreach (object[] chunk in events.Chunk(StoredBank.EventsPerAppend))
        {
            PageBuilder page = new();
            foreach (object one in chunk) add(page, one);
            await store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], default);
        }
    }

    private static BankState Of(OnceAccount a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static BankState Of(ThriceAccount a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);
}
