using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>Keeps readers between calls. There are as many as callers read at the same time; the idle ones beyond a bound are closed.</summary>
internal sealed class ReaderPool : IDisposable
{
    private const int MostIdle = 16;

    private readonly Lock _lock = new();
    private readonly Func<Reader> _open;
    private readonly Stack<Reader> _idle = new();
    private bool _disposed;

    public ReaderPool(string path, string storeId, TimeSpan busyTimeout, ReaderLimits limits)
    {
        _open = () => Reader.Open(path, storeId, busyTimeout, limits);
        KeptLock = new KeptLock(_open);
    }

    /// <summary>The lock that is kept for readings in quick succession.</summary>
    public KeptLock KeptLock { get; }

    public Reader Rent()
    {
        Reader? reader;
        bool inSuccession;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
            _ = _idle.TryPop(out reader);
            inSuccession = KeptLock.Note();
        }

        if (inSuccession)
        {
            KeptLock.Take();
        }

        return reader ?? _open();
    }

    public void Return(Reader reader)
    {
        lock (_lock)
        {
            if (!_disposed && !reader.HasFailed && _idle.Count < MostIdle)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }

    /// <summary>Closes the idle readers; the others are closed when they come back.</summary>
    public void Dispose()
    {
        KeptLock.Dispose();
        lock (_lock)
        {
            _disposed = true;
            while (_idle.TryPop(out Reader? reader))
            {
                reader.Dispose();
            }
        }
    }
}
