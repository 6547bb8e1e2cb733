using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Data.Sqlite;
using RowsConnection = Microsoft.Data.Sqlite.SqliteConnection;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>A log of many streams of which one append in a hundred belongs to a category: that category alone is read by position.</summary>
internal sealed class FilteredLog : IDisposable
{
    private const string Wanted = "audit";

    private const int Streams = 1_000, EventsPerAppend = 10, OneIn = 100;

    private readonly SqliteEventStore _store;
    private readonly RowsConnection _rows;

    private FilteredLog(SqliteEventStore store, RowsConnection rows) => (_store, _rows) = (store, rows);

    /// <summary>Writes so many events to Foldstream's store, and to a table with an index by category and position.</summary>
    public static async Task<FilteredLog> WriteAsync(TemporaryFolder folder, int count)
    {
        List<(string Category, string Key, object[] Events)> appends =
            [.. BankHistory.Events(count).Chunk(EventsPerAppend).Select((events, i) => (i % OneIn == OneIn - 1 ? Wanted : "account", $"{i % Streams}", events))];
        SqliteEventStore store = SqliteEventStore.Open(folder.File("foldstream"), new SqliteOptions { Durability = Durability.Relaxed });
        foreach ((string Category, string Key, object[] Events)[] together in appends.Chunk(1_000))
        {
            await Task.WhenAll(together.Select(append => store.AppendAsync([Of(append)]).AsTask()));
        }

        RowsConnection rows = new(new SqliteConnectionStringBuilder { DataSource = folder.File("rows"), Pooling = false }.ToString());
        rows.Open();
        Fill(rows, appends);
        return new FilteredLog(store, rows);
    }

    /// <summary>By the store's own filter.</summary>
    /// <returns>Each payload's size times its position.</returns>
    public long ByCategory() => Read(consumer => _store.ReadAllAsync(0, new EventFilter { Categories = [Wanted] }, consumer));

    /// <summary>Every page is read, and those of the category are kept.</summary>
    public long ByReadingAll() => Read(consumer => _store.ReadAllAsync(0, consumer));

    /// <summary>The rows of the category, by an index.</summary>
    public long ByRows()
    {
        using SqliteCommand read = _rows.CreateCommand();
        read.CommandText = "SELECT id, stream, version, type, payload FROM events WHERE category = $category ORDER BY id";
        read.Parameters.AddWithValue("$category", Wanted);
        long sum = 0;
        using SqliteDataReader reader = read.ExecuteReader();
        while (reader.Read())
        {
            sum += reader.GetFieldValue<byte[]>(4).Length * reader.GetInt64(0) * (reader.GetString(1).Length > 0 && reader.GetInt64(2) > 0 && reader.GetInt32(3) >= 0 ? 1 : 0);
        }

        return sum;
    }

    public void Dispose()
    {
        _store.Dispose();
        _rows.Dispose();
    }

    private static long Read(Func<IPageConsumer, ValueTask<long>> read)
    {
        Kept kept = new();
        ValueTask<long> reading = read(kept);
        return reading.IsCompletedSuccessfully ? kept.Sum : throw new InvalidOperationException("A reading of SQLite has nothing to wait for.", reading.AsTask().Exception);
    }

    private static StreamAppend Of((string Category, string Key, object[] Events) append)
    {
        PageBuilder page = new();
        foreach (object e in append.Events)
        {
            BankHistory.AddStruct(page, e);
        }

        return new StreamAppend { Stream = new StreamId(append.Category, append.Key), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow };
    }

    private static void Fill(RowsConnection rows, List<(string Category, string Key, object[] Events)> appends)
    {
        using SqliteCommand create = rows.CreateCommand();
        create.CommandText = """
            PRAGMA journal_mode=wal; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768;
            CREATE TABLE events (id INTEGER PRIMARY KEY, category TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, type INTEGER NOT NULL, payload BLOB NOT NULL, UNIQUE (category, stream, version));
            CREATE INDEX events_by_category ON events (category, id);
            """;
        create.ExecuteNonQuery();
        using SqliteTransaction transaction = rows.BeginTransaction();
        using SqliteCommand insert = rows.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO events (category, stream, version, type, payload) VALUES ($category, $stream, $version, $type, $payload)";
        SqliteParameter[] parameters = [.. new[] { "$category", "$stream", "$version", "$type", "$payload" }.Select(name => insert.Parameters.AddWithValue(name, 0))];
        Dictionary<(string, string), long> versions = [];
        foreach ((string category, string key, object[] events) in appends)
        {
            foreach (object e in events)
            {
                long version = versions[(category, key)] = versions.GetValueOrDefault((category, key)) + 1;
                (parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value, parameters[4].Value) = (category, key, version, (int)Recording.KindOf(e), BankTable.Encode(e));
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private sealed class Kept : IPageConsumer
    {
        public long Sum { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            if (page.Stream.Category != Wanted)
            {
                return true;
            }

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
