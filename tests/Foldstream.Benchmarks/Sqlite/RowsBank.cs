using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Benchmarks.Writers;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>
/// What one writes without a framework: a row for each event, one commit per append, prepared commands. The writers take turns on one connection, as SQLite
/// would make them with one each: so nothing is lost by sleeping for a lock.
/// </summary>
internal sealed class RowsBank(BankTable table) : IBankStore
{
    private readonly SemaphoreSlim _turn = new(1);

    public ValueTask<BankWriter> OpenWriterAsync() => new(new BankWriter(AppendAsync));

    public Task<BankState> LoadAsync(Guid key) => throw new NotSupportedException("BankRows reads.");

    public Task<long> ReadAllAsync() => throw new NotSupportedException("LogRows reads.");

    public ValueTask DisposeAsync()
    {
        table.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AppendAsync(Guid key, long version, IReadOnlyList<object> events)
    {
        string stream = Account.StreamOf(key).ToString();
        List<(EventKind Kind, byte[] Payload)> rows = [.. events.Select(e => (Recording.KindOf(e), BankTable.Encode(e)))];
        await _turn.WaitAsync();
        try
        {
            using SqliteTransaction transaction = table.Connection.BeginTransaction();
            table.Insert.Transaction = transaction;
            for (int i = 0; i < rows.Count; i++)
            {
                table.Add(stream, version + i + 1, rows[i].Kind, rows[i].Payload);
            }

            transaction.Commit();
        }
        finally
        {
            _turn.Release();
        }
    }
}
