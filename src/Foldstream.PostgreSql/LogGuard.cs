namespace Foldstream.PostgreSql;

/// <summary>
/// What this process has seen of the log, which can't be undone: a server that knows less than that has lost appends that were acknowledged,
/// by a failover to a standby that was behind, or a restored backup. Once seen, the store stays stopped.
/// </summary>
internal sealed class LogGuard(string location)
{
    private readonly Lock _lock = new();
    private long _head;
    private (long Position, Guid AppendId) _newest;
    private StoreUnusableException? _stopped;

    /// <summary>The highest head seen. A head that is asked for after this was read is not below it.</summary>
    public long Head => Interlocked.Read(ref _head);

    /// <summary>The last position of the newest append that this process wrote, and its id; position 0 before the first.</summary>
    public (long Position, Guid AppendId) Newest
    {
        get
        {
            lock (_lock)
            {
                return _newest;
            }
        }
    }

    /// <exception cref="StoreUnusableException">The log went backwards before.</exception>
    public void ThrowIfStopped()
    {
        if (Volatile.Read(ref _stopped) is { } stopped)
        {
            throw new StoreUnusableException(location, stopped.Message[(location.Length + 2)..], stopped);
        }
    }

    /// <summary>Takes note of a head.</summary>
    /// <param name="head">The head that was read.</param>
    /// <param name="floor"><see cref="Head"/> as it was before the server was asked.</param>
    /// <exception cref="StoreUnusableException">The head is below what was seen before the server was asked.</exception>
    public void Observe(long head, long floor)
    {
        if (head < floor)
        {
            throw WentBackwards($"its head is at {head}, and this process has seen {floor}");
        }

        lock (_lock)
        {
            _head = Math.Max(_head, head);
        }
    }

    /// <summary>Takes note of an append that this process wrote.</summary>
    public void Wrote(long lastPosition, Guid appendId)
    {
        lock (_lock)
        {
            if (lastPosition > _newest.Position)
            {
                _newest = (lastPosition, appendId);
            }
        }
    }

    /// <summary>Stops the store for good.</summary>
    public StoreUnusableException WentBackwards(string fault)
    {
        StoreUnusableException stopped = new(location, $"The log went backwards: {fault}. Acknowledged appends are lost, by a failover to a standby that was "
            + "behind, a restored backup, or another database at this address, and their positions would be given again. Nothing more is read or written by this process. "
            + "Find out what was lost; then reset what follows the log (checkpoints, read models) and start the process anew.");
        return Interlocked.CompareExchange(ref _stopped, stopped, null) ?? stopped;
    }
}
