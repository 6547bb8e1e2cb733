using Foldstream.Stores;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>
/// The one thread that writes. It owns the one connection that can: what waits is written in one transaction, each unit whole or
/// not at all, and answered when the transaction is on disk. So positions are given in the order in which they become visible.
/// </summary>
internal sealed partial class Writer
{
    private readonly Thread _thread;
    private readonly SqliteConnection _connection;
    private readonly string _location;
    private readonly TimeSpan _busyTimeout;
    private readonly UnitWriter _units;
    private readonly WriteQueue _queue = new(WriteQueue.Patience);
    private readonly Batch _batch = new();
    private readonly Action<EventTypeTable, long> _committed;
    private readonly OwedTruncation _truncation;
    private readonly SqliteStatement _begin, _commit;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventTypeTable _committedTypes;
    private SqliteFault? _lost;
    private long _commitCount;

    /// <summary>Starts the thread.</summary>
    /// <param name="connection">The connection, from now on the writer's own.</param>
    /// <param name="location">The file.</param>
    /// <param name="options">How long other processes are waited for, and what a commit is to survive.</param>
    /// <param name="committed">Told the event types and the head of each commit, before the units are answered.</param>
    /// <param name="letReadersGo">Lets go what keeps the WAL from being emptied for the sake of speed alone.</param>
    public Writer(SqliteConnection connection, string location, SqliteOptions options, Action<EventTypeTable, long> committed, Action letReadersGo)
    {
        (_connection, _location, _busyTimeout, _committed) = (connection, location, options.BusyTimeout, committed);
        _thread = new Thread(Run) { IsBackground = true, Name = "Foldstream SQLite writer" };
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _units = new UnitWriter(connection, location);
        _snapshots = new SnapshotWriter(connection, isDurable: options.Durability == Durability.Full);
        _changes = new ChangeWriter(connection, location);
        _truncation = new OwedTruncation(connection, location, letReadersGo);
        _units.ReadNewTypes();
        _committedTypes = _units.Types;
    }

    public EventTypeTable TypesAtStart => _committedTypes;

    /// <summary>How many transactions were committed.</summary>
    public long CommitCount => Interlocked.Read(ref _commitCount);

    /// <inheritdoc cref="RowWriter.HalfWay"/>
    public Action? HalfWay { set => _units.HalfWay = value; }

    public void Start() => _thread.Start();

    public bool TryAdd(PendingUnit unit) => _queue.TryAdd(unit);

    /// <summary>Writes what waits, takes no more, and closes the connection.</summary>
    public Task EndAsync()
    {
        _queue.Close();
        return _ended.Task;
    }

    /// <summary>The same, for a caller that can only wait.</summary>
    public void End()
    {
        _queue.Close();
        _thread.Join();
    }

    private void Run()
    {
        _truncation.OweWhatWasLeft();
        while (_queue.TakeBatch(_batch, _truncation.UntilDue))
        {
            if (_batch.Count > 0)
            {
                Write();
                _batch.Clear();
            }

            MakeChanges();
            WriteSnapshots();
            _truncation.Continue();
        }

        // Not being able to empty the WAL loses nothing: whoever opens the file next reads it.
        _truncation.Finish();
        _connection.Dispose();
        _ended.SetResult();
    }

    private void Write()
    {
        bool committing = false;
        try
        {
            if (_lost is not null)
            {
                throw _lost;
            }

            Begin();

            // A unit can be cancelled as long as the lock is waited for, which another process may hold for long.
            _batch.Take();
            if (_batch.Count == 0)
            {
                _connection.Rollback();
                return;
            }

            if (FileIdentity.HasMoved(_connection))
            {
                throw new StoreUnusableException(_location, "The file was deleted, moved or replaced while the store had it open. Nothing was written. "
                    + "Dispose the store and open it again; what it had stored before went with the file.");
            }

            _units.Begin();
            int written = 0;
            do
            {
                for (; written < _batch.Count; written++)
                {
                    Write(_batch[written]);
                }
            }
            while (_queue.TakeMore(_batch));

            _units.End();
            committing = true;
            _commit.Run();
        }
        catch (Exception e)
        {
            // The thread outlives whatever happens to one batch, and each of its units is answered.
            Fail(e, committing);
            return;
        }

        Interlocked.Increment(ref _commitCount);
        _committedTypes = _units.Types;
        try
        {
            _committed(_committedTypes, _units.Head);
        }
        catch (Exception e)
        {
            // The units are written, and are told so. What this process then knows of the file is not to be relied on.
            _lost ??= LostBy(e);
        }

        Tell();
    }

    private static SqliteFault LostBy(Exception e) => e as SqliteFault ?? new SqliteFault(raw.SQLITE_INTERNAL, e.Message);

    private void Tell()
    {
        _queue.Expect(_batch.Count);
        _batch.TellAll();
    }

    private void Write(PendingUnit pending)
    {
        try
        {
            pending.Outcomes = _units.Write(pending);
        }
        catch (Exception e) when (e is not SqliteFault && !_units.IsHalfWritten)
        {
            // A conflict, or a caller that changes its page meanwhile: the unit's own business. With a part of it written it is everybody's.
            pending.Failure = e;
        }
        catch (SqliteFault e) when (e.Kind is raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT && !_connection.IsIdle)
        {
            pending.Failure = e.ToStoreUnusable(_location, WriteFailure.NothingWritten);
        }
    }

    /// <param name="givesWay">Whether to give up as soon as a unit waits, which would wait for the same lock.</param>
    private void Begin(bool givesWay = false)
    {
        // Another process holds the lock for a millisecond at a time and takes it again at once: sleeping long, as SQLite's own waiting
        // does, would find it taken ever again.
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                _begin.Run();
                return;
            }
            catch (SqliteFault e) when (e.IsBusy && !(givesWay && _queue.HasUnits) && Environment.TickCount64 - start < _busyTimeout.TotalMilliseconds)
            {
                Thread.Sleep(Random.Shared.Next(1, 4));
            }
        }
    }

    private void Fail(Exception exception, bool committing)
    {
        _connection.Rollback();
        _units.Forget(_committedTypes);
        WriteFailure failure = WriteFailure.Of(exception, committing);
        if (failure.IsLasting || !_connection.IsIdle)
        {
            _lost ??= LostBy(exception);
        }

        for (int i = 0; i < _batch.Count; i++)
        {
            _batch[i].Failure = failure.For(_batch[i], _location);
        }

        Tell();
    }
}
