using System.Runtime.ExceptionServices;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>
/// The log of one store as all subscriptions of a process read it: each run is read once, and kept as long as there is room, so that those who follow closely
/// share it. Nobody is pushed: who is slow asks later, and what is gone by then is read anew for him. That bounds the memory, whatever the number of readers.
/// </summary>
internal sealed class LogFeed(IEventStore store, int capacity = LogFeed.DefaultCapacity) : IDisposable
{
    /// <summary>How many bytes of the log are kept for those who follow: 8 MiB.</summary>
    public const int DefaultCapacity = 8 << 20;

    private readonly Lock _lock = new();
    private readonly LinkedList<LogChunk> _kept = [];
    private readonly Dictionary<long, Reading> _readings = [];
    private long _size, _readCount;
    private bool _isDisposed;

    /// <summary>The store whose log it is.</summary>
    public IEventStore Store => store;

    /// <summary>How many runs were read from the store.</summary>
    public long ReadCount => Interlocked.Read(ref _readCount);

    /// <summary>The run of the log that follows a position, once there is one. The caller holds it, and releases it.</summary>
    /// <param name="after">The position that the reader has finished.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StoreUnusableException">The log ends before the position.</exception>
    public async ValueTask<LogChunk> GetAsync(long after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reading reading;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (FindKept(after) is { } kept)
            {
                return kept;
            }

            reading = Join(after);
        }

        try
        {
            await reading.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            reading.Fault?.Throw();

            // The reading holds it for those who wait.
            LogChunk chunk = reading.Chunk!;
            return chunk.TryHold() ? chunk : throw new ObjectDisposedException(nameof(LogFeed));
        }
        finally
        {
            Leave(reading);
        }
    }

    public void Dispose()
    {
        Reading[] readings;
        lock (_lock)
        {
            _isDisposed = true;
            readings = [.. _readings.Values];
            foreach (LogChunk chunk in _kept)
            {
                chunk.Release();
            }

            _kept.Clear();
        }

        Array.ForEach(readings, reading => reading.Cancel());
    }

    private LogChunk? FindKept(long after)
    {
        for (LinkedListNode<LogChunk>? node = _kept.Last; node is not null; node = node.Previous)
        {
            LogChunk chunk = node.Value;
            if (chunk.After <= after && after < chunk.Through && chunk.TryHold())
            {
                return chunk;
            }
        }

        return null;
    }

    private Reading Join(long after)
    {
        if (!_readings.TryGetValue(after, out Reading? reading))
        {
            reading = new Reading(after);
            _readings.Add(after, reading);
            reading.Task = Task.Run(() => RunAsync(reading), CancellationToken.None);
        }

        reading.Waiting++;
        return reading;
    }

    private void Leave(Reading reading)
    {
        lock (_lock)
        {
            if (--reading.Waiting > 0)
            {
                return;
            }

            // Nobody waits for it any more: it must not wait for events that may never come, and whoever comes now begins another.
            Forget(reading);
            if (reading.HasFinished)
            {
                reading.Dispose();
                return;
            }
        }

        reading.Cancel();
    }

    private void Forget(Reading reading)
    {
        if (_readings.GetValueOrDefault(reading.After) == reading)
        {
            _readings.Remove(reading.After);
        }
    }

    private async Task RunAsync(Reading reading)
    {
        try
        {
            Keep(reading, await ReadAsync(reading.After, reading.Cancelled).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // It is thrown where it is waited for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reading.Fault = ExceptionDispatchInfo.Capture(e is OperationCanceledException && _isDisposed ? new ObjectDisposedException(nameof(LogFeed)) : e);
        }
        finally
        {
            lock (_lock)
            {
                Forget(reading);
                reading.HasFinished = true;
                if (reading.Waiting == 0)
                {
                    reading.Dispose();
                }
            }
        }
    }

    private async ValueTask<LogChunk> ReadAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            LogChunk chunk = await LogChunk.ReadAsync(store, after, cancellationToken).ConfigureAwait(false);
            Interlocked.Increment(ref _readCount);
            if (chunk.Through > after)
            {
                return chunk;
            }

            chunk.Release();
            if (chunk.Head < after)
            {
                throw new StoreUnusableException(store.Location, $"The log went backwards: its head is at {chunk.Head}, and a subscription has handled {after}. "
                    + "A backup was restored, or a server took over that was behind: positions would be given again. Find out what was lost; then reset the subscriptions.");
            }

            await store.WaitForEventsAsync(after, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Keep(Reading reading, LogChunk chunk)
    {
        lock (_lock)
        {
            reading.Chunk = chunk;
            if (_isDisposed || chunk.Size > capacity || !chunk.TryHold())
            {
                return;
            }

            _kept.AddLast(chunk);
            _size += chunk.Size;
            while (_size > capacity)
            {
                LogChunk oldest = _kept.First!.Value;
                _kept.RemoveFirst();
                _size -= oldest.Size;
                oldest.Release();
            }
        }
    }

    /// <summary>One reading of the store, for all who ask for the same run. It holds the run until the last of them has it.</summary>
    private sealed class Reading(long after) : IDisposable
    {
        private readonly CancellationTokenSource _cancel = new();
        private bool _isDisposed;

        public long After { get; } = after;

        public CancellationToken Cancelled => _cancel.Token;

        public Task Task { get; set; } = Task.CompletedTask;

        public LogChunk? Chunk { get; set; }

        public ExceptionDispatchInfo? Fault { get; set; }

        /// <summary>How many wait for it, guarded by the feed's lock.</summary>
        public int Waiting { get; set; }

        /// <summary>Whether there is a result, guarded by the feed's lock.</summary>
        public bool HasFinished { get; set; }

        public void Cancel()
        {
            lock (_cancel)
            {
                if (!_isDisposed)
                {
                    _cancel.Cancel();
                }
            }
        }

        public void Dispose()
        {
            lock (_cancel)
            {
                _isDisposed = true;
                _cancel.Dispose();
            }

            Chunk?.Release();
        }
    }
}
