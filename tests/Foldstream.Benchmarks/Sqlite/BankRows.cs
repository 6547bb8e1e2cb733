using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>
/// What one writes without a framework: a table with a row for each event, read through ADO.NET. Its payloads are Foldstream's, decoded by
/// the generated code, and texts that the account does not need are left out as in Foldstream, so that only the stores differ.
/// </summary>
internal sealed class BankRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _read;
    private readonly SqliteParameter _stream;

    private BankRows(SqliteConnection connection)
    {
        _connection = connection;
        _read = connection.CreateCommand();
        _read.CommandText = "SELECT type, payload FROM events WHERE stream = $stream ORDER BY version";
        _stream = _read.Parameters.Add("$stream", SqliteType.Text);
        _read.Prepare();
    }

    /// <summary>Writes streams, a row for each event.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withRowId">Whether the table has its own key beside an index; otherwise it lies in the order of its streams.</param>
    /// <param name="streams">The streams.</param>
    public static BankRows Write(string path, bool withRowId, IReadOnlyList<(Guid Key, List<object> Events)> streams)
    {
        BankTable table = BankTable.Create(path, withRowId);
        using (SqliteTransaction transaction = table.Connection.BeginTransaction())
        {
            table.Insert.Transaction = transaction;
            foreach ((Guid key, List<object> events) in streams)
            {
                string stream = Account.StreamOf(key).ToString();
                for (int i = 0; i < events.Count; i++)
                {
                    table.Add(stream, i + 1, Recording.KindOf(events[i]), BankTable.Encode(events[i]));
                }
            }

            transaction.Commit();
        }

        return new BankRows(table.Connection);
    }

    /// <summary>Begins a transaction, in which many streams can be read.</summary>
    public SqliteTransaction Begin() => _connection.BeginTransaction(deferred: true);

    /// <summary>Reads an account.</summary>
    public PlainAccount Load(Guid key, SqliteTransaction? transaction = null)
    {
        _read.Transaction = transaction;
        _stream.Value = Account.StreamOf(key).ToString();
        PlainAccount account = new();
        using SqliteDataReader rows = _read.ExecuteReader();
        while (rows.Read())
        {
            Apply(account, (EventKind)rows.GetInt32(0), rows.GetFieldValue<byte[]>(1));
        }

        return account;
    }

    public void Dispose()
    {
        _read.Dispose();
        _connection.Dispose();
    }

    /// <summary>Folds an event from its payload.</summary>
    public static void Apply(PlainAccount account, EventKind kind, byte[] payload)
    {
        switch (kind)
        {
            case EventKind.Opened:
                Decode(payload, ulong.MaxValue, out Opened opened);
                (account.Owner, account.Limit, account.LastAt) = (opened.Owner, opened.Overdraft, opened.At);
                break;
            case EventKind.Deposited:
                Decode(payload, 0, out Deposited deposited);
                account.Balance += deposited.Amount;
                account.LastAt = deposited.At;
                break;
            case EventKind.Withdrawn:
                Decode(payload, 0, out Withdrawn withdrawn);
                account.Balance -= withdrawn.Amount;
                account.LastAt = withdrawn.At;
                break;
            case EventKind.TransferSent:
                Decode(payload, 0, out TransferSent sent);
                account.Balance -= sent.Amount;
                account.LastAt = sent.At;
                break;
            case EventKind.InterestAccrued:
                Decode(payload, 0, out InterestAccrued accrued);
                account.Balance += accrued.Amount;
                account.InterestDays += accrued.Days;
                account.LastAt = accrued.At;
                break;
            default:
                Decode(payload, 0, out LimitChanged changed);
                (account.Limit, account.LastAt) = (changed.Limit, changed.At);
                break;
        }
    }

    private static void Decode<TEvent>(byte[] payload, ulong members, out TEvent e)
        where TEvent : IEvent<TEvent>
        => TEvent.DecodePayload(payload, members, out e);
}
