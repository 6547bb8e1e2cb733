namespace Foldstream.Sqlite;

internal sealed partial class WriteQueue
{
    /// <summary>More than that wait only where snapshots come faster than the disk takes them. Then the oldest are let go: newer ones of theirs will come.</summary>
    private const long MaxSnapshotSize = 64 << 20;

    private readonly Queue<PendingSnapshot> _snapshots = new();
    private long _snapshotSize;

    /// <summary>Whether a unit waits, which goes before any snapshot.</summary>
    public bool HasUnits => _count > 0;

    /// <summary>Adds a snapshot. It is written between units.</summary>
    /// <returns>Whether the queue still takes any.</returns>
    public bool TryAdd(PendingSnapshot snapshot)
    {
        List<PendingSnapshot> dropped = [];
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _snapshots.Enqueue(snapshot);
            _snapshotSize += snapshot.Snapshot.Bytes.Length;
            while (_snapshotSize > MaxSnapshotSize && _snapshots.Count > 1)
            {
                dropped.Add(Dequeue());
            }

            Monitor.Pulse(_lock);
        }

        // Not keeping one is no failure.
        dropped.ForEach(static one => one.Tell(failure: null));
        return true;
    }

    /// <summary>Takes the snapshots that are written together.</summary>
    public void TakeSnapshots(List<PendingSnapshot> batch)
    {
        lock (_lock)
        {
            for (long size = 0; _snapshots.TryPeek(out PendingSnapshot? next) && (batch.Count == 0 || size + next.Snapshot.Bytes.Length <= Batch.MaxSize);)
            {
                size += next.Snapshot.Bytes.Length;
                batch.Add(Dequeue());
            }
        }
    }

    private PendingSnapshot Dequeue()
    {
        PendingSnapshot next = _snapshots.Dequeue();
        _snapshotSize -= next.Snapshot.Bytes.Length;
        return next;
    }
}
