namespace Foldstream.Subscriptions;

/// <summary>How far a run of events is handled, and how that is committed.</summary>
internal abstract class HandlingProgress
{
    /// <summary>The position up to which everything is done.</summary>
    public abstract long Position { get; }

    /// <summary>The position up to which a page's stream is done; <see langword="null"/> when its events are not for this worker, or wait.</summary>
    public abstract long? DoneOf(LogPage page);

    /// <summary>Whether a stream's events wait, so that none is handled before someone releases it.</summary>
    public abstract bool Waits(in StreamId stream);

    /// <summary>Passes by what there is up to a position, since nothing of it was to be handled.</summary>
    /// <param name="through">The position.</param>
    /// <param name="last">The last page at or before it; <see langword="null"/> for none.</param>
    public abstract void PassTo(long through, LogPage? last);

    /// <summary>Commits a transaction in which everything up to a position was handled.</summary>
    /// <inheritdoc cref="PassTo" path="/param"/>
    public abstract ValueTask CommitAsync(ICheckpointTransaction transaction, long through, LogPage? last, CancellationToken cancellationToken);

    /// <summary>Commits a transaction in which an event's stream is parked; the event is passed by.</summary>
    public abstract ValueTask ParkAsync(ICheckpointTransaction transaction, Parking stream, CancellationToken cancellationToken);
}
