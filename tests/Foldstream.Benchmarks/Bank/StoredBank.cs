using Foldstream.Aggregates;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Bank;

/// <summary>The bank's events in a store in memory, a hundred per append, once as structs and once as classes, and the pages that it keeps.</summary>
internal sealed class StoredBank : IPageConsumer
{
    public const int EventsPerAppend = 100;

    public static readonly Guid Key = new("5f1a3c52-9b1e-4c8d-8a54-0f7f6c2f4d11");

    private readonly List<LoosePage> _pages = [];

    private StoredBank(InMemoryEventStore store) => Store = store;

    public InMemoryEventStore Store { get; }

    /// <summary>The pages of the events that are structs, as the store keeps them, outside of it.</summary>
    public IReadOnlyList<LoosePage> Pages => _pages;

    /// <summary>Bytes per event, headers of pages and frames included.</summary>
    public double Size => (double)_pages.Sum(page => page.Bytes.Length) / _pages.Sum(page => page.Count);

    public static async Task<StoredBank> OfAsync(List<object> events)
    {
        StoredBank bank = new(new InMemoryEventStore());
        await bank.WriteAsync(Account.StreamOf(Key), events, BankHistory.AddStruct);
        await bank.WriteAsync(AccountOfRecords.StreamOf(Key), events, BankHistory.AddRecord);
        await bank.Store.ReadStreamAsync(Account.StreamOf(Key), 1, ReadDirection.Forward, bank);
        return bank;
    }

    /// <summary>A repository as users have it, and what a load comes to.</summary>
    public Func<TAggregate> Loader<TAggregate>()
        where TAggregate : IAggregate<TAggregate, Guid>
    {
        Repository<TAggregate, Guid> repository = new(Store);
        return () =>
        {
            Task<TAggregate> load = repository.LoadAsync(Key);
            return load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("A load from memory has nothing to wait for.", load.Exception);
        };
    }

    bool IPageConsumer.Consume(scoped in StoredPage page)
    {
        _pages.Add(new LoosePage(page.Bytes.ToArray(), page.Count, PageFormat.SeedOf(page.Stream), page.AppendId, page.Time));
        return true;
    }

    private async Task WriteAsync(StreamId stream, List<object> events, Action<PageBuilder, object> add)
    {
        for (int from = 0; from < events.Count; from += EventsPerAppend)
        {
            PageBuilder page = new();
            for (int i = from; i < Math.Min(from + EventsPerAppend, events.Count); i++)
            {
                add(page, events[i]);
            }

            await Store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch.AddSeconds(from) }], default);
        }
    }
}
