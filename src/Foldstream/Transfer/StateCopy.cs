using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Makes the streams of the destination what those of the source are: closed, described, deleted; and sets the same events aside.</summary>
internal sealed class StateCopy(IEventStore source, IEventStore destination, CopyOptions options)
{
    private readonly EventFilter _filter = new() { Tenant = options.Tenant, Categories = options.Categories };
    private long _changes;

    /// <returns>How much was changed.</returns>
    public async ValueTask<long> RunAsync(CancellationToken cancellationToken)
    {
        if (source.ChangesStreams && destination.ChangesStreams)
        {
            await CopyStreamsAsync(cancellationToken).ConfigureAwait(false);
        }

        if (source.SetsEventsAside && destination.SetsEventsAside)
        {
            SetAsideCopy records = new(destination, await destination.ListSetAsideAsync(cancellationToken).ConfigureAwait(false));
            foreach (EventsSetAside record in await source.ListSetAsideAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_filter.Admits(record.Stream))
                {
                    _changes += await records.CopyAsync(record, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return _changes;
    }

    private async ValueTask CopyStreamsAsync(CancellationToken cancellationToken)
    {
        StreamListing listing = new() { Tenant = options.Tenant };
        while (true)
        {
            ImmutableArray<StreamInfo> streams = await source.ListStreamsAsync(listing, cancellationToken).ConfigureAwait(false);
            foreach (StreamInfo stream in streams)
            {
                if (stream.LastChange is { } audit && _filter.Admits(stream.Stream)
                    && await destination.FindStreamAsync(stream.Stream, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    await ChangeAsync(found, stream, audit, cancellationToken).ConfigureAwait(false);
                }
            }

            if (streams.Length < listing.Limit)
            {
                return;
            }

            listing = listing with { After = streams[^1].Stream };
        }
    }

    private async ValueTask ChangeAsync(StreamInfo found, StreamInfo wanted, Audit audit, CancellationToken cancellationToken)
    {
        bool isDeleted = wanted.State == StreamState.Deleted;
        if (found.State == StreamState.Deleted)
        {
            // Nothing brings it back; a source that has it is a conflict.
            _ = isDeleted ? 0 : throw new CopyConflictException(wanted.Stream, wanted.Version, "the stream was deleted in the destination");
            return;
        }

        if (found.State == wanted.State && found.LastChange == wanted.LastChange && found.Metadata.SequenceEqual(wanted.Metadata))
        {
            return;
        }

        // Who made the last change is kept with a change only: where nothing else differs, the same metadata is set again.
        bool sets = !isDeleted && (found.State == wanted.State || !found.Metadata.SequenceEqual(wanted.Metadata));
        StreamChange change = new() { Stream = wanted.Stream, Audit = audit, State = wanted.State, Metadata = sets ? wanted.Metadata : null };
        await destination.ChangeStreamAsync(change, cancellationToken).ConfigureAwait(false);
        _changes++;
    }
}
