using Foldstream.Benchmarks.Rivals;
using Foldstream.Benchmarks.Writers;
using JasperFx.Events;
using JasperFx;
using Marten;

namespace Foldstream.Benchmarks.Postgres;

/// <summary>The bank in Marten: its quick mode, lightweight sessions, System.Text.Json.</summary>
internal sealed class MartenBank : IBankStore
{
    private readonly DocumentStore _store;

    private MartenBank(DocumentStore store) => _store = store;

    public static async Task<MartenBank> OpenAsync(string server, string schema, bool isDurable)
    {
        MartenBank bank = new(DocumentStore.For(options =>
        {
            options.Connection(isDurable ? server : server + ";Options=-c synchronous_commit=off");
            options.DatabaseSchemaName = schema;
            options.AutoCreateSchemaObjects = AutoCreate.All;
            options.Events.AppendMode = EventAppendMode.Quick;
            options.UseSystemTextJsonForSerialization();
            options.DisableNpgsqlLogging = true;
        }));
        await bank._store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return bank;
    }

    public ValueTask<BankWriter> OpenWriterAsync() => new(new BankWriter(AppendAsync));

    private async Task AppendAsync(Guid key, long version, IReadOnlyList<object> events)
    {
        await using IDocumentSession session = _store.LightweightSession();
        if (version == 0)
        {
            session.Events.StartStream(key, events);
        }
        else
        {
            session.Events.Append(key, events);
        }

        await session.SaveChangesAsync();
    }

    public async Task<BankState> LoadAsync(Guid key)
    {
        await using IQuerySession session = _store.QuerySession();
        MartenAccount account = (await session.Events.AggregateStreamAsync<MartenAccount>(key))!;
        return new BankState(account.Owner, account.Balance, account.Limit, account.InterestDays, account.LastAt);
    }

    public async Task<long> ReadAllAsync()
    {
        await using IQuerySession session = _store.QuerySession();
        long count = 0;
        await foreach (JasperFx.Events.IEvent e in session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToAsyncEnumerable())
        {
            count += e.Sequence > 0 ? 1 : 0;
        }

        return count;
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }
}
