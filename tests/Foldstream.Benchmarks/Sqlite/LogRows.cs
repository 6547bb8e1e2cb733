using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>A table of one's own with a row for each event, whose key is the position: read from its beginning, as a projection would.</summary>
internal sealed class LogRows : IDisposable
{
    private readonly BankTable _table;
    private readonly SqliteCommand _read;

    private LogRows(BankTable table)
    {
        _table = table;
        _read = table.Connection.CreateCommand();
        _read.CommandText = "SELECT id, stream, version, type, payload FROM events ORDER BY id";
        _read.Prepare();
    }

    /// <summary>Writes appends in their order, a row for each event.</summary>
    public static LogRows Write(string path, IEnumerable<(Guid Key, object[] Events)> appends)
    {
        BankTable table = BankTable.Create(path, withRowId: true);
        Dictionary<Guid, long> versions = [];
        using (SqliteTransaction transaction = table.Connection.BeginTransaction())
        {
            table.Insert.Transaction = transaction;
            foreach ((Guid key, object[] events) in appends)
            {
                string stream = Account.StreamOf(key).ToString();
                foreach (object e in events)
                {
                    long version = versions[key] = versions.GetValueOrDefault(key) + 1;
                    table.Add(stream, version, Recording.KindOf(e), BankTable.Encode(e));
                }
            }

            transaction.Commit();
        }

        return new LogRows(table);
    }

    /// <summary>Reads all rows by position, with what a projection needs to know: the stream, the version, the type.</summary>
    /// <returns>Each payload's size times its position.</returns>
    public long ReadAll()
    {
        long sum = 0;
        using SqliteDataReader rows = _read.ExecuteReader();
        while (rows.Read())
        {
            long position = rows.GetInt64(0);
            if (rows.GetString(1).Length == 0 || rows.GetInt64(2) < 1 || rows.GetInt32(3) < 0)
            {
                throw new InvalidOperationException("No row of the bank.");
            }

            sum += rows.GetFieldValue<byte[]>(4).Length * position;
        }

        return sum;
    }

    public void Dispose()
    {
        _read.Dispose();
        _table.Dispose();
    }
}
