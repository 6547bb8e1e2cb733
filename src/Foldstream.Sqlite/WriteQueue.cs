using System.Diagnostics;

namespace Foldstream.Sqlite;

/// <summary>Units that wait for the writer. What queues while one batch is committed makes up the next.</summary>
internal sealed partial class WriteQueue
{
    /// <summary>A batch ends at this many events or bytes; a unit above it is a batch of its own.</summary>
    private const long MaxEvents = 1_000, MaxSize = 1 << 20;

    /// <summary>How long the next batch waits for those whom the last one answered: about what a commit takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(200);

    private readonly object _lock = new();
    private readonly Queue<PendingUnit> _units = new();
    private volatile int _count;
    private bool _closed;

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

    /// <summary>Waits for units and takes the next batch.</summary>
    /// <param name="batch">Takes the units; empty before.</param>
    /// <param name="answered">How many units the last batch had.</param>
    /// <returns>Whether there are any, or only snapshots wait, which <see cref="TakeSnapshots"/> gives; <see langword="false"/> when the queue is closed and empty.</returns>
    public bool TakeBatch(List<PendingUnit> batch, int answered)
    {
        AwaitReturning(answered);
        lock (_lock)
        {
            while (true)
            {
                Fill(batch);
                if (batch.Count > 0 || _snapshots.Count > 0)
                {
                    return true;
                }

                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_lock);
            }
        }
    }

    /// <summary>
    /// Several writers that are answered together come back together, a moment too late for a batch that begins at once: then they would
    /// go on in two halves, with twice the commits. A lone writer is not waited for.
    /// </summary>
    private void AwaitReturning(int answered)
    {
        if (answered < 2)
        {
            return;
        }

        int hoped = _count + answered;
        long start = Stopwatch.GetTimestamp();
        while (_count < hoped && Stopwatch.GetElapsedTime(start) < Patience)
        {
            Thread.Yield();
        }
    }

    private void Fill(List<PendingUnit> batch)
    {
        long events = 0, size = 0;
        while (_units.TryPeek(out PendingUnit? next))
        {
            if (batch.Count > 0 && (events + next.EventCount > MaxEvents || size + next.Size > MaxSize))
            {
                return;
            }

            _units.Dequeue();
            _count = _units.Count;
            if (!next.IsCancelled)
            {
                batch.Add(next);
                events += next.EventCount;
                size += next.Size;
            }
        }
    }
}
