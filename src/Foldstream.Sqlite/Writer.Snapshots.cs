using Foldstream.Stores;

namespace Foldstream.Sqlite;

internal sealed partial class Writer
{
    private readonly SnapshotWriter _snapshots;
    private readonly List<PendingSnapshot> _pendingSnapshots = [];

    public bool TryAdd(PendingSnapshot snapshot) => _queue.TryAdd(snapshot);

    /// <summary>
    /// Writes some of the snapshots that wait, in a transaction of their own that does not wait for the disk. Units come first: they wait for this one at most.
    /// </summary>
    private void WriteSnapshots()
    {
        _queue.TakeSnapshots(_pendingSnapshots);
        if (_pendingSnapshots.Count == 0)
        {
            return;
        }

        Exception? failure = null;
        try
        {
            if (_lost is not null)
            {
                throw _lost;
            }

            WriteTakenSnapshots();
        }
        catch (SqliteFault e) when (e.IsBusy && _queue.HasUnits)
        {
            // Another process has the lock, and units wait for it. These snapshots are not kept.
        }
        catch (Exception e)
        {
            failure = e is SqliteFault fault ? fault.ToStoreUnusable(_location, "A snapshot was not written.") : e;
        }

        foreach (PendingSnapshot pending in _pendingSnapshots)
        {
            pending.Tell(failure);
        }

        _pendingSnapshots.Clear();
    }

    private void WriteTakenSnapshots()
    {
        bool committing = false;
        try
        {
            _snapshots.BeginRelaxed();
            Begin(givesWay: true);
            if (!FileIdentity.HasMoved(_connection))
            {
                foreach (PendingSnapshot pending in _pendingSnapshots)
                {
                    _snapshots.Write(pending);
                }
            }

            committing = true;
            _commit.Run();
        }
        catch (Exception e)
        {
            _connection.Rollback();
            if (WriteFailure.Of(e, committing).IsLasting || !_connection.IsIdle)
            {
                _lost ??= LostBy(e);
            }

            throw;
        }
        finally
        {
            EndRelaxed();
        }
    }

    private void EndRelaxed()
    {
        try
        {
            _snapshots.EndRelaxed();
        }
        catch (SqliteFault e)
        {
            // Appends that don't wait for the disk would be acknowledged too early.
            _lost ??= e;
        }
    }
}
