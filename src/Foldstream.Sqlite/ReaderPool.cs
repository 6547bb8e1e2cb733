using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>Keeps readers between calls. There are as many as callers read at the same time; the idle ones beyond a bound are closed.</summary>
internal sealed class ReaderPool(string path, string storeId, TimeSpan busyTimeout, ReaderLimits limits) : IDisposable
{
    private const int MostIdle = 16;

    private readonly Lock _lock = new();
    private readonly Stack<Reader> _idle = new();
    private bool _disposed;

    public Reader Rent()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
            if (_idle.TryPop(out Reader? reader))
            {
                return reader;
            }
        }

        return Reader.Open(path, storeId, busyTimeout, limits);
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
