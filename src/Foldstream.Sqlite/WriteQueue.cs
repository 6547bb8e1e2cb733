using System.Diagnostics;

namespace Foldstream.Sqlite;

/// <summary>Units that wait for the writer. What queues while one batch is committed makes up the next.</summary>
/// <param name="patience">How long after an answer those whom it went to are waited for.</param>
internal sealed partial class WriteQueue(TimeSpan patience)
{
    /// <summary>About what a commit takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(200);

    private readonly object _lock = new();
    private readonly Queue<PendingUnit> _units = new();
    private volatile int _count;
    private bool _closed;
    private int _hoped;
    private long _answeredAt;

    /// <summary>Adds a unit.</summary>
    /// <returns>Whether the queue still takes units.</returns>
    public bool TryAdd(PendingUnit unit)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            _units.Enqueue(unit);
            _count = _units.Count;
            Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Takes no more units; those that wait are still handed out.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>
    /// To be called before a batch is answered: several writers that are answered together come back together, and the next batch is to have
    /// them all. A lone writer is not waited for.
    /// </summary>
    /// <param name="answered">How many units are about to be answered.</param>
    public void Expect(int answered)
    {
        _hoped = answered < 2 ? 0 : _count + answered;
        _answeredAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits for units and takes those that are there.</summary>
    /// <param name="batch">Takes the units; empty before.</param>
    /// <param name="milliseconds">How long to wait at most.</param>
    /// <returns>Whether there are any, only changes and snapshots wait, which <see cref="TakeChange"/> and <see cref="TakeSnapshots"/> give, or nothing came in time; <see langword="false"/> when the queue is closed and empty.</returns>
    public bool TakeBatch(Batch batch, int milliseconds = Timeout.Infinite)
    {
        AwaitReturning(come: 0);
        lock (_lock)
        {
            while (true)
            {
                Fill(batch);
                if (batch.Count > 0 || _snapshots.Count > 0 || _changes.Count > 0)
                {
                    return true;
                }

                if (_closed)
                {
                    return false;
                }

                if (!Monitor.Wait(_lock, milliseconds))
                {
                    return true;
                }
            }
        }
    }

    /// <summary>
    /// Adds to a batch that is being written what has come meanwhile, or is about to. The first writers that come back are so written while
    /// the others are on their way; one that comes a moment too late would have to wait for a commit, and its next append for another.
    /// </summary>
    /// <returns>Whether there was any.</returns>
    public bool TakeMore(Batch batch)
    {
        if (!AwaitReturning(batch.Count))
        {
            return false;
        }

        int before = batch.Count;
        lock (_lock)
        {
            Fill(batch);
        }

        batch.Take(before);
        return batch.Count > before;
    }

    /// <summary>Waits for a unit of those that are expected. To be put to sleep and woken would take longer than they take to come.</summary>
    /// <param name="come">How many have come.</param>
    /// <returns>Whether a unit waits.</returns>
    private bool AwaitReturning(int come)
    {
        while (_count == 0)
        {
            if (come >= _hoped || Stopwatch.GetElapsedTime(_answeredAt) >= patience)
            {
                return false;
            }

            Thread.Yield();
        }

        return true;
    }

    private void Fill(Batch batch)
    {
        while (_units.TryPeek(out PendingUnit? next) && batch.HasRoomFor(next))
        {
            _units.Dequeue();
            _count = _units.Count;
            if (!next.IsCancelled)
            {
                batch.Add(next);
            }
        }
    }
}
