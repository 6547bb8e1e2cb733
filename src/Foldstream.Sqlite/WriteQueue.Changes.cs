namespace Foldstream.Sqlite;

internal sealed partial class WriteQueue
{
    private readonly Queue<PendingChange> _changes = new();

    /// <summary>Adds a change. It is made between batches of units.</summary>
    /// <returns>Whether the queue still takes any.</returns>
    public bool TryAdd(PendingChange change)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _changes.Enqueue(change);
            Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Takes the change that waits longest, if there is one.</summary>
    public PendingChange? TakeChange()
    {
        lock (_lock)
        {
            return _changes.TryDequeue(out PendingChange? change) ? change : null;
        }
    }
}
