using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Writers;

/// <summary>The bank in Foldstream's store, as users write and load it.</summary>
internal sealed class FoldstreamBank : IBankStore
{
    private readonly IEventStore _store;
    private readonly Repository<Account, Guid> _accounts;

    private FoldstreamBank(IEventStore store) => (_store, _accounts) = (store, new Repository<Account, Guid>(store));

    public static async Task<FoldstreamBank> OpenPostgreSqlAsync(string server, string schema, bool isDurable)
        => new(await PostgreSqlEventStore.OpenAsync(server, new PostgreSqlOptions { Schema = schema, Durability = isDurable ? Foldstream.PostgreSql.Durability.Full : Foldstream.PostgreSql.Durability.Relaxed }));

    public static FoldstreamBank OpenSqlite(string path, bool isDurable)
        => new(SqliteEventStore.Open(path, new SqliteOptions { Durability = isDurable ? Foldstream.Sqlite.Durability.Full : Foldstream.Sqlite.Durability.Relaxed }));

    public ValueTask<BankWriter> OpenWriterAsync() => new(new BankWriter(AppendAsync));

    private async Task AppendAsync(Guid key, long version, IReadOnlyList<object> events)
    {
        PageBuilder page = new();
        foreach (object e in events)
        {
            BankHistory.AddStruct(page, e);
        }

        await _store.AppendAsync([new StreamAppend
        {
            Stream = Account.StreamOf(key), Expected = version == 0 ? ExpectedVersion.None : ExpectedVersion.At(version), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow,
        }]);
    }

    public async Task<BankState> LoadAsync(Guid key) => StateOf(await _accounts.LoadAsync(key));

    /// <summary>Loads accounts in one trip.</summary>
    public async Task<decimal> LoadManyAsync(IEnumerable<Guid> keys) => (await _accounts.LoadManyAsync(keys)).Sum(account => account.Balance);

    public async Task<long> ReadAllAsync()
    {
        Count count = new();
        await _store.ReadAllAsync(0, count);
        return count.Events;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static BankState StateOf(Account account) => new(account.Owner, account.Balance, account.Limit, account.InterestDays, account.LastAt);

    private sealed class Count : IPageConsumer
    {
        public long Events { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(page);
            while (frames.TryNext())
            {
                Events++;
            }

            return true;
        }
    }
}
