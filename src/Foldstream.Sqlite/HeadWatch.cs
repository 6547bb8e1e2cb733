namespace Foldstream.Sqlite;

/// <summary>
/// Wakes those who wait for events: at once for the appends of this process, and by looking at the head row every 20 ms, while anyone
/// waits, for those of others. One look takes microseconds.
/// </summary>
internal sealed class HeadWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Func<long> _readHead;
    private readonly Timer _timer;
    private TaskCompletionSource _changed = NewSignal();
    private long _head;
    private int _waiting;
    private bool _disposed;
    private Exception? _fault;

    public HeadWatch(Func<long> readHead)
    {
        _readHead = readHead;
        _timer = new Timer(static watch => ((HeadWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells the head of a commit, or one that was read.</summary>
    public void Publish(long head)
    {
        lock (_lock)
        {
            if (head > _head)
            {
                _head = head;
                Signal();
            }
        }
    }

    /// <summary>Waits until the head is beyond a position.</summary>
    public async ValueTask<long> WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Publish(_readHead());
        Enter();
        try
        {
            while (true)
            {
                Task changed;
                lock (_lock)
                {
                    ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
                    if (_head > afterPosition)
                    {
                        return _head;
                    }

                    if (_fault is { } fault)
                    {
                        // Whoever waits next looks anew.
                        _fault = null;
                        throw fault;
                    }

                    changed = _changed.Task;
                }

                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer.Dispose();
            Signal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Enter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
            if (_waiting++ == 0)
            {
                _fault = null;
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _waiting--;
        }
    }

    private void Look()
    {
        try
        {
            Publish(_readHead());
        }
        catch (Exception e) when (e is FoldstreamException or ObjectDisposedException)
        {
            lock (_lock)
            {
                _fault = e;
                Signal();
            }
        }

        lock (_lock)
        {
            if (_waiting > 0 && !_disposed)
            {
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Signal()
    {
        TaskCompletionSource changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
