namespace Foldstream.PostgreSql;

/// <summary>
/// Wakes those who wait for events: at once for the appends of this process, and by looking at the head row, while anyone waits, for those of
/// others. One look serves all who wait.
/// </summary>
/// <param name="readHead">Reads the head row.</param>
/// <param name="interval">How long lies between two looks, unless somebody says that there is something to see.</param>
/// <param name="begun">Told whenever looking begins.</param>
internal sealed class HeadWatch(Func<CancellationToken, ValueTask<long>> readHead, TimeSpan interval, Action? begun = null) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly SemaphoreSlim _look = new(0, 1);
    private TaskCompletionSource _changed = NewSignal();
    private Task _looking = Task.CompletedTask;
    private long _head;
    private int _waiting;
    private bool _isLooking, _disposed;
    private Exception? _fault;

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

    /// <summary>Looks at once, if anyone waits.</summary>
    public void Look()
    {
        lock (_lock)
        {
            if (_look.CurrentCount == 0 && !_disposed)
            {
                _look.Release();
            }
        }
    }

    /// <summary>Waits until the head is beyond a position.</summary>
    public async ValueTask<long> WaitAsync(long afterPosition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            while (true)
            {
                Task changed;
                lock (_lock)
                {
                    ThrowIfDisposed();
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

                    StartLooking();
                    changed = _changed.Task;
                }

                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_lock)
            {
                _waiting--;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task looking;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            looking = _looking;
            Signal();
        }

        await _disposing.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(false);
        _disposing.Dispose();
        _look.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlEventStore));

    private void Enter()
    {
        lock (_lock)
        {
            ThrowIfDisposed();
            if (_waiting++ == 0)
            {
                _fault = null;
            }
        }
    }

    // Under the lock.
    private void StartLooking()
    {
        if (!_isLooking)
        {
            _isLooking = true;
            begun?.Invoke();
            _looking = Task.Run(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        while (true)
        {
            try
            {
                Publish(await readHead(_disposing.Token).ConfigureAwait(false));
                lock (_lock)
                {
                    if (_waiting == 0 || _disposed)
                    {
                        _isLooking = false;
                        return;
                    }
                }

                await _look.WaitAsync(interval, _disposing.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                lock (_lock)
                {
                    _fault = e is OperationCanceledException ? null : e;
                    _isLooking = false;
                    Signal();
                    return;
                }
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
