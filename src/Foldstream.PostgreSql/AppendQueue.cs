using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>Units that wait to be sent. What queues while one batch is committed makes up the next.</summary>
internal sealed class AppendQueue
{
    /// <summary>A batch ends at this many events and checks, or bytes; a unit above it is a batch of its own.</summary>
    private const long MaxEvents = 1_000, MaxSize = 1 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<PendingUnit> _units = new();
    private readonly HashSet<AppendId> _batchIds = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isWorkedOn, _closed;
    private volatile int _count;

    /// <summary>How many units wait.</summary>
    public int Count => _count;

    /// <summary>Adds a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isFirst">Whether nobody takes batches at the moment, and the caller is to see to it.</param>
    /// <returns>Whether the queue still takes units.</returns>
    public bool TryAdd(PendingUnit unit, out bool isFirst)
    {
        lock (_lock)
        {
            isFirst = !_closed && !_isWorkedOn;
            if (_closed)
            {
                return false;
            }

            _units.Enqueue(unit);
            _count = _units.Count;
            _isWorkedOn = true;
            return true;
        }
    }

    /// <summary>Takes no more units; those that wait are still handed out. The task ends when nobody works on any.</summary>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _closed = true;
            EndIfIdle();
            return _ended.Task;
        }
    }

    /// <summary>Takes the next batch.</summary>
    /// <param name="batch">Takes the units; empty before.</param>
    /// <returns>Whether there is one. Otherwise the work is over until the next unit is the first again.</returns>
    public bool TryTake(List<PendingUnit> batch)
    {
        lock (_lock)
        {
            Fill(batch);
            _count = _units.Count;
            _isWorkedOn = batch.Count > 0;
            EndIfIdle();
            return _isWorkedOn;
        }
    }

    private void EndIfIdle()
    {
        if (_closed && !_isWorkedOn)
        {
            _ended.TrySetResult();
        }
    }

    private void Fill(List<PendingUnit> batch)
    {
        long events = 0, size = 0;
        _batchIds.Clear();
        while (_units.TryPeek(out PendingUnit? next))
        {
            long more = next.EventCount + next.Checks.Length;
            if (batch.Count > 0 && (events + more > MaxEvents || size + next.Size > MaxSize || HoldsIdOf(next)))
            {
                return;
            }

            _units.Dequeue();
            if (!next.TryTake())
            {
                continue;
            }

            batch.Add(next);
            (events, size) = (events + more, size + next.Size);
            foreach (StreamAppend append in next.Unit)
            {
                _batchIds.Add(append.AppendId);
            }
        }
    }

    // The server looks for ids among what is committed: a repetition goes into the batch behind.
    private bool HoldsIdOf(PendingUnit unit)
    {
        foreach (StreamAppend append in unit.Unit)
        {
            if (_batchIds.Contains(append.AppendId))
            {
                return true;
            }
        }

        return false;
    }
}
