using System.Collections.Immutable;
using Foldstream.Benchmarks.Bank;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The bank's events in Foldstream's SQLite store, as users write and load them.</summary>
internal sealed class BankFile : IDisposable
{
    private readonly SqliteEventStore _store;
    private readonly Repository<Account, Guid> _accounts;

    private BankFile(SqliteEventStore store) => (_store, _accounts) = (store, new Repository<Account, Guid>(store));

    /// <summary>Writes streams, one after the other, each by appends of so many events.</summary>
    public static Task<BankFile> WriteAsync(string path, IReadOnlyList<(Guid Key, List<object> Events)> streams, int eventsPerAppend)
        => WriteAsync(path, streams.SelectMany(stream => stream.Events.Chunk(eventsPerAppend).Select(events => (stream.Key, events))));

    /// <summary>Writes appends in their order.</summary>
    public static async Task<BankFile> WriteAsync(string path, IEnumerable<(Guid Key, object[] Events)> appends)
    {
        await using (SqliteEventStore writing = SqliteEventStore.Open(path, new SqliteOptions { Durability = Durability.Relaxed }))
        {
            List<Task> waiting = [];
            foreach ((Guid key, object[] events) in appends)
            {
                PageBuilder page = new();
                foreach (object e in events)
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

    /// <summary>Loads accounts together.</summary>
    public ImmutableArray<Account> LoadMany(IEnumerable<Guid> keys)
    {
        Task<ImmutableArray<Account>> load = _accounts.LoadManyAsync(keys);
        return load.IsCompletedSuccessfully ? load.Result : throw new InvalidOperationException("A load from SQLite has nothing to wait for.", load.Exception);
    }

    /// <summary>Hands out the pages of streams, verified; nothing is folded.</summary>
    /// <returns>How many events they hold.</returns>
    public long Read(IEnumerable<StreamId> streams)
    {
        Count count = new();
        foreach (StreamId stream in streams)
        {
            Complete(_store.ReadStreamAsync(stream, 1, ReadDirection.Forward, count));
        }

        return count.Events;
    }

    /// <summary>The same, of all streams together.</summary>
    public long ReadTogether(StreamId[] streams)
    {
        Count count = new();
        ValueTask read = _store.ReadStreamsAsync(streams, count);
        return read.IsCompletedSuccessfully ? count.Events : throw new InvalidOperationException("A reading of SQLite has nothing to wait for.", read.AsTask().Exception);
    }

    /// <summary>Reads all streams by position.</summary>
    /// <returns>Each payload's size times its position.</returns>
    public long ReadAll()
    {
        Log log = new();
        Complete(_store.ReadAllAsync(0, log));
        return log.Sum;
    }

    public void Dispose() => _store.Dispose();

    private static void Complete(ValueTask<long> read)
    {
        if (!read.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException("A reading of SQLite has nothing to wait for.", read.AsTask().Exception);
        }
    }

    private sealed class Count : IPageConsumer
    {
        public long Events { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Events += page.Count;
            return true;
        }
    }

    private sealed class Log : IPageConsumer
    {
        public long Sum { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            long position = page.FirstPosition;
            FrameReader frames = new(page);
            while (frames.TryNext())
            {
                Sum += frames.Payload.Length * position++;
            }

            return true;
        }
    }
}
