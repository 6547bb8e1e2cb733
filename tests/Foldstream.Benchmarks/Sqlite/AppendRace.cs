using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Microsoft.Data.Sqlite;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>Writers that append at the same time, each to a stream of its own, one append after the other; all is on disk when an append is answered.</summary>
internal sealed class AppendRace(int writers, int appends, int eventsPerAppend) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<object> _events = BankHistory.Events(eventsPerAppend);
    private SqliteEventStore? _store;
    private BankTable? _table;
    private WriterAlone? _alone;
    private int _run;

    /// <summary>How many events a run writes.</summary>
    public int Events => writers * appends * eventsPerAppend;

    /// <summary>Through Foldstream's store, each append with the version that it expects.</summary>
    public void ThroughFoldstream()
    {
        _store ??= SqliteEventStore.Open(_folder.File("foldstream"));
        Task.WaitAll([.. StreamsOfNextRun().Select(stream => Task.Run(async () =>
        {
            for (int i = 0; i < appends; i++)
            {
                await _store.AppendAsync([Append(stream, i)]).ConfigureAwait(false);
            }
        }))]);
    }

    /// <summary>
    /// One commit per append, a row per event, prepared commands. The writers take turns, as SQLite would make them, and on one thread: nothing
    /// is lost by waiting for a lock.
    /// </summary>
    public void ThroughRows() => ThroughRows(appendsPerCommit: 1);

    /// <summary>The same rows with one commit for an append of every writer: the most that sharing commits can win, where nobody ever has to be asked, told or awaited.</summary>
    public void ThroughRowsTogether() => ThroughRows(appendsPerCommit: writers);

    /// <summary>Foldstream's own statements on one thread, one commit for an append of every writer: what remains of Foldstream when nobody has to be gathered or woken.</summary>
    public void ThroughWriterAlone()
    {
        _alone ??= new WriterAlone(_folder.File("alone"));
        StreamId[] streams = StreamsOfNextRun();
        for (int i = 0; i < appends; i++)
        {
            _alone.Write([.. streams.Select(stream => Append(stream, i))]);
        }
    }

    private void ThroughRows(int appendsPerCommit)
    {
        _table ??= BankTable.Create(_folder.File("rows"), withRowId: true);
        string[] streams = [.. StreamsOfNextRun().Select(stream => stream.ToString())];
        for (int i = 0; i < appends; i++)
        {
            foreach (string[] together in streams.Chunk(appendsPerCommit))
            {
                using SqliteTransaction transaction = _table.Connection.BeginTransaction();
                _table.Insert.Transaction = transaction;
                foreach (string stream in together)
                {
                    List<(EventKind Kind, byte[] Payload)> rows = [.. _events.Select(e => (Recording.KindOf(e), BankTable.Encode(e)))];
                    for (int j = 0; j < rows.Count; j++)
                    {
                        _table.Add(stream, ((long)i * eventsPerAppend) + j + 1, rows[j].Kind, rows[j].Payload);
                    }
                }

                transaction.Commit();
            }
        }
    }

    public void Dispose()
    {
        _store?.Dispose();
        _table?.Dispose();
        _alone?.Dispose();
        _folder.Dispose();
    }

    private StreamAppend Append(StreamId stream, int before)
    {
        PageBuilder page = new();
        foreach (object e in _events)
        {
            BankHistory.AddStruct(page, e);
        }

        ExpectedVersion expected = before == 0 ? ExpectedVersion.None : ExpectedVersion.At((long)before * eventsPerAppend);
        return new StreamAppend { Stream = stream, Expected = expected, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow };
    }

    private StreamId[] StreamsOfNextRun()
    {
        _run++;
        return [.. Enumerable.Range(0, writers).Select(writer => new StreamId("account", $"{_run}-{writer}"))];
    }
}
