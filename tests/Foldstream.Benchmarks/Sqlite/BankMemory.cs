using Foldstream.Benchmarks.Bank;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The bank's events in memory: what a load takes without a file.</summary>
internal sealed class BankMemory : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly Repository<Account, Guid> _accounts;

    private BankMemory() => _accounts = new Repository<Account, Guid>(_store);

    /// <summary>Writes streams, each in one append.</summary>
    public static BankMemory Write(IReadOnlyList<(Guid Key, List<object> Events)> streams)
    {
        BankMemory memory = new();
        foreach ((Guid key, List<object> events) in streams)
        {
            PageBuilder page = new();
            foreach (object e in events)
            {
                BankHistory.AddStruct(page, e);
            }

            Task append = memory._store.AppendAsync([new StreamAppend { Stream = Account.StreamOf(key), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow }]).AsTask();
            append.GetAwaiter().GetResult();
        }

        return memory;
    }

    /// <summary>Loads an account as a user does.</summary>
    public Account Load(Guid key) => _accounts.LoadAsync(key).Result;

    public void Dispose() => (_store as IDisposable)?.Dispose();
}
