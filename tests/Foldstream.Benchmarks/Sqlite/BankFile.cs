using Foldstream.Benchmarks.Bank;
using Foldstream.Events;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The bank's events in Foldstream's SQLite store, as users write and load them.</summary>
internal sealed class BankFile : IDisposable
{
    private readonly SqliteEventStore _store;
    private readonly Repository<Account, Guid> _accounts;

    private BankFile(SqliteEventStore store) => (_store, _accounts) = (store, new Repository<Account, Guid>(store));

    /// <summary>Writes streams, each by appends of so many events.</summary>
    public static async Task<BankFile> WriteAsync(string path, IReadOnlyList<(Guid Key, List<object> Events)> streams, int eventsPerAppend)
    {
        await using (SqliteEventStore writing = SqliteEventStore.Open(path, new SqliteOptions { Durability = Durability.Relaxed }))
        {
            List<Task> waiting = [];
            foreach ((Guid key, List<object> events) in streams)
            {
                foreach (object[] chunk in events.Chunk(eventsPerAppend))
                {
                    PageBuilder page = new();
                    foreach (object e in chunk)
                    {
                        BankHistory.AddStruct(page, e);
                    }

                    waiting.Add(writing.AppendAsync([new StreamAppend { Stream = Account.StreamOf(key), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow }]).AsTask());
                    if (waiting.Count == 1_000)
                    {
                        await Task.WhenAll(waiting);
                        waiting.Clear();
                    }
                }
            }

            await Task.WhenAll(waiting);
        }

        return new BankFile(SqliteEventStore.Open(path));
    }

    /// <summary>Loads an account as a user does.</summary>
    public Account Load(Guid key)
    {
        Task<Account> load = _accounts.LoadAsync(key);
        return load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("A load from SQLite has nothing to wait for.", load.Exception);
    }

    public void Dispose() => _store.Dispose();
}
