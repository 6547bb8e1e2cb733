using Foldstream.Signals;

namespace Foldstream.Subscriptions;

/// <summary>What a subscription does at the moment, as its workers tell it.</summary>
internal sealed class SubscriptionMonitor(SubscriptionSetup setup)
{
    private readonly Lock _lock = new();
    private SubscriptionState _state;
    private Exception? _error;
    private Func<long>? _position;
    private ParkedStreams? _parked;
    private long _lastPosition, _head;
    private DateTimeOffset? _behindSince;

    /// <summary>The store's head, as it was seen last.</summary>
    public long Head => Interlocked.Read(ref _head);

    /// <summary>How many streams are parked.</summary>
    public int ParkedCount => _parked?.Count ?? 0;

    public SubscriptionStatus Status
    {
        get
        {
            lock (_lock)
            {
                long position = _position?.Invoke() ?? _lastPosition;
                TimeSpan lag = position < _head && _behindSince is { } since ? setup.Time.GetUtcNow() - since : TimeSpan.Zero;
                return new SubscriptionStatus(setup.Definition.Name, _state, position, Math.Max(_head, position), lag < TimeSpan.Zero ? TimeSpan.Zero : lag, ParkedCount, _error);
            }
        }
    }

    /// <summary>Workers begin.</summary>
    public void Begin(IReadOnlyList<LaneSet> lanes, ParkedStreams parked, long head)
    {
        lock (_lock)
        {
            (_position, _parked, _head) = (() => lanes.Min(set => set.Position), parked, head);
            _state = _position() < head ? SubscriptionState.CatchingUp : SubscriptionState.Live;
        }
    }

    /// <summary>Workers have ended, or none has begun.</summary>
    public void Change(SubscriptionState state, Exception? error = null)
    {
        lock (_lock)
        {
            (_lastPosition, _position) = (_position?.Invoke() ?? _lastPosition, null);
            (_state, _error) = (state, error);
        }
    }

    /// <summary>A worker has come to the end of the log.</summary>
    public void Waiting(long position)
    {
        lock (_lock)
        {
            if (position >= _head && _state is SubscriptionState.CatchingUp or SubscriptionState.Retrying)
            {
                (_state, _error, _behindSince) = (SubscriptionState.Live, null, null);
            }
        }
    }

    /// <summary>A run of the log was read.</summary>
    public void Read(LogChunk chunk)
    {
        lock (_lock)
        {
            _head = Math.Max(_head, chunk.Head);
            if (chunk.Pages.Count > 0)
            {
                _behindSince = chunk.Pages[0].Time;
            }

            if (_state == SubscriptionState.Live && chunk.Through < _head)
            {
                _state = SubscriptionState.CatchingUp;
            }
        }
    }

    /// <summary>A batch was handled and committed.</summary>
    public void Handled(long position, LogChunk chunk)
    {
        lock (_lock)
        {
            if (_state == SubscriptionState.Retrying)
            {
                (_state, _error) = (SubscriptionState.CatchingUp, null);
            }

            if (position >= chunk.Through && chunk.Pages.Count > 0)
            {
                _behindSince = chunk.Pages[^1].Time;
            }
        }
    }

    /// <summary>Something failed, and is tried again.</summary>
    public void Retrying(Exception error)
    {
        SubscriptionSignals.Retried(setup.Definition.Name, error);
        SubscriptionLog.Retries(setup.Logger, setup.Definition.Name, error);
        lock (_lock)
        {
            (_state, _error) = (SubscriptionState.Retrying, error);
        }
    }

    /// <summary>A stream was parked.</summary>
    public void Parked(Parking stream, Exception error)
    {
        SubscriptionSignals.Parked(setup.Definition.Name);
        SubscriptionLog.Parked(setup.Logger, stream.Stream, setup.Definition.Name, stream.Version, stream.EventName, stream.Attempts, error);
    }

    /// <summary>A stream goes on with the others.</summary>
    public void Released(Parking stream)
    {
        SubscriptionSignals.Released(setup.Definition.Name, stream.Decision);
        SubscriptionLog.Released(setup.Logger, stream.Stream, setup.Definition.Name, stream.Version, stream.Decision, stream.DecidedBy?.Actor ?? "");
    }
}
