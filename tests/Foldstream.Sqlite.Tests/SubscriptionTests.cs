using Foldstream.Subscriptions;
using Microsoft.Data.Sqlite;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

public sealed class SubscriptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    public async Task What_handlers_write_is_the_log_each_event_once_and_in_order(int seed, int shards)
    {
        using SqliteEventStore store = SqliteEventStore.Open(_folder.File("orders.db"));
        string read = _folder.File("read.db");
        Run(read, "PRAGMA journal_mode = WAL; CREATE TABLE ledger (id INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL)");
        SubscriptionLedger ledger = new(store, Deposited.EventType, () => SqliteCheckpointStore.Open(read), "ledger");
        await ledger.RunAsync(seed, shards, 25, (stream, count) => store.AppendAsync(To(stream, new long[count])));
        await ledger.CheckAsync(Rows(read), inOrder: shards == 1);
    }

    public void Dispose() => _folder.Dispose();

    private static void Run(string file, string sql)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={file}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<(long Position, string Stream, long Version)> Rows(string file)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={file}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT position, stream, version FROM ledger ORDER BY id";
        using SqliteDataReader reader = command.ExecuteReader();
        List<(long Position, string Stream, long Version)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return rows;
    }
}
