namespace Foldstream.Sqlite;

/// <summary>
/// Keeps a reader's lock on the WAL for a moment while streams are read one by one in quick succession. To lock and unlock it is more than a third of
/// the time of loading a short stream; a connection that finds it locked for another one of its process need not ask the operating system.
/// </summary>
/// <remarks>
/// <para>What is read does not depend on it: each reading still looks at the newest state of the file, whoever has written it.</para>
/// <para>While the lock is kept the WAL can't begin anew. So it is kept for a short time, and where anybody has written since it was kept last, not at
/// all for a longer one: where reading and writing go on together, the WAL is as free as without it.</para>
/// </remarks>
internal sealed class KeptLock : IDisposable
{
    /// <summary>So many readings within one tick of the clock, a few milliseconds at most, are a quick succession.</summary>
    public const int Burst = 32;

    private const long PauseMilliseconds = 250;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Func<Reader> _open;
    private readonly Timer _timer;
    private Reader? _reader;
    private volatile bool _isHeld;
    private bool _disposed;
    private long _tick, _notBefore, _dataVersion = -1;
    private int _readings;

    /// <param name="open">Opens the connection that keeps the lock, when it is needed first.</param>
    public KeptLock(Func<Reader> open)
    {
        _open = open;

        // Made here and not at the first need, or it would keep the context of whoever reads then.
        _timer = new Timer(static kept => ((KeptLock)kept!).Release(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the lock is kept now.</summary>
    public bool IsHeld => _isHeld;

    /// <summary>Notes a reading. To be called by one thread at a time.</summary>
    /// <returns>Whether it is time to <see cref="Take"/> the lock.</returns>
    public bool Note()
    {
        if (_isHeld)
        {
            return false;
        }

        long now = Environment.TickCount64;
        if (now != _tick)
        {
            (_tick, _readings) = (now, 0);
            return false;
        }

        return ++_readings == Burst && now >= Volatile.Read(ref _notBefore);
    }

    /// <summary>Takes the lock for a moment, unless the file was written since the last time.</summary>
    public void Take()
    {
        lock (_lock)
        {
            if (_disposed || _isHeld)
            {
                return;
            }

            try
            {
                _reader ??= _open();
                _reader.BeginView();
                long seen = _dataVersion;
                _dataVersion = _reader.ReadDataVersion();
                if (seen >= 0 && seen != _dataVersion)
                {
                    _reader.EndView();
                    Pause();
                    return;
                }

                _isHeld = true;
                _timer.Change(Moment, Timeout.InfiniteTimeSpan);
            }
            catch (Exception e) when (e is SqliteFault or FoldstreamException)
            {
                // Whatever it is, the readings themselves meet it and say it.
                Drop();
            }
        }
    }

    /// <summary>Lets the lock go.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (!_isHeld)
            {
                return;
            }

            _isHeld = false;
            try
            {
                _reader!.EndView();
            }
            catch (SqliteFault)
            {
                Drop();
            }
        }
    }

    /// <summary>Lets the lock go and does not take it for a moment: the WAL is to be emptied.</summary>
    public void LetGo()
    {
        Pause();
        Release();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timer.Dispose();
            Drop();
        }
    }

    private void Drop()
    {
        _isHeld = false;
        _reader?.Dispose();
        (_reader, _dataVersion) = (null, -1);
        Pause();
    }

    private void Pause() => Volatile.Write(ref _notBefore, Environment.TickCount64 + PauseMilliseconds);
}
