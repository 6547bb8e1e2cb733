using System.Collections.Immutable;

namespace Foldstream.Stores;

public sealed partial class InMemoryEventStore
{
    /// <inheritdoc/>
    public bool ChangesStreams => true;

    /// <inheritdoc/>
    public bool SetsEventsAside => true;

    /// <inheritdoc/>
    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        lock (_lock)
        {
            return ValueTask.FromResult(_log.Find(stream)?.Info);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        Enter(cancellationToken);
        lock (_lock)
        {
            return ValueTask.FromResult(_log.Streams.Select(stream => stream.Info).Where(info => listing.Admits(info.Stream))
                .OrderBy(info => info.Stream, Comparer<StreamId>.Create(StreamListing.Compare)).Take(listing.Limit).ToImmutableArray());
        }
    }

    /// <inheritdoc/>
    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Check();
        return Write(() =>
        {
            StreamInMemory found = _log.Find(change.Stream) ?? throw new StreamNotFoundException(change.Stream);
            found.Change(change);
            return found.Info;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        return Write(() =>
        {
            if (_log.SetAside.Find(position) is { } held)
            {
                return held;
            }

            PageInMemory? page = position <= _log.Head ? _log.Pages[_log.Pages.IndexOfPosition(position)] : null;
            if (page is null || page.IsDeleted)
            {
                throw new ArgumentOutOfRangeException(nameof(position), position, "There is no event at the position.");
            }

            EventsSetAside record = page.IsDamaged()
                ? new(page.Stream, page.FirstVersion, page.FirstPosition, page.Count, audit)
                : new(page.Stream, page.FirstVersion + (position - page.FirstPosition), position, 1, audit);
            _log.SetAside = _log.SetAside.With(record);
            return record;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return Write(() =>
        {
            if (_log.SetAside.Find(position) is not { } held)
            {
                return null;
            }

            _log.SetAside = _log.SetAside.With(held, audit);
            return held with { TakenBack = audit };
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return ValueTask.FromResult(_log.SetAside.Records);
    }

    private ValueTask<T> Write<T>(Func<T> write, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (_lock)
            {
                return ValueTask.FromResult(write());
            }
        }
        catch (Exception e) when (e is FoldstreamException or ArgumentException)
        {
            // A store on disk answers by the task too.
            return ValueTask.FromException<T>(e);
        }
    }
}
