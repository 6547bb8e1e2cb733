using System.Collections.Immutable;
using Foldstream.Pages;
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
            SetAsideList held = SetAsideList.Of(await destination.ListSetAsideAsync(cancellationToken).ConfigureAwait(false));
            foreach (EventsSetAside record in await source.ListSetAsideAsync(cancellationToken).ConfigureAwait(false))
            {
                if (record.TakenBack is null && _filter.Admits(record.Stream))
                {
                    await SetAsideAsync(record, held, cancellationToken).ConfigureAwait(false);
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
        if (found.State == wanted.State && found.Metadata.SequenceEqual(wanted.Metadata))
        {
            return;
        }

        StreamChange change = new()
        {
            Stream = wanted.Stream,
            Audit = audit,
            State = wanted.State,
            Metadata = wanted.State == StreamState.Deleted || found.Metadata.SequenceEqual(wanted.Metadata) ? null : wanted.Metadata,
        };
        await destination.ChangeStreamAsync(change, cancellationToken).ConfigureAwait(false);
        _changes++;
    }

    private async ValueTask SetAsideAsync(EventsSetAside record, SetAsideList held, CancellationToken cancellationToken)
    {
        for (int i = 0; i < record.Count; i++)
        {
            PlaceOf place = new(record.FirstVersion + i);
            await destination.ReadStreamAsync(record.Stream, record.FirstVersion + i, ReadDirection.Forward, place, cancellationToken).ConfigureAwait(false);
            if (place.Position > 0 && held.Find(place.Position) is null)
            {
                await destination.SetAsideAsync(place.Position, record.Audit, cancellationToken).ConfigureAwait(false);
                _changes++;
            }
        }
    }

    private sealed class PlaceOf(long version) : IPageConsumer
    {
        public long Position { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Position = page.FirstVersion <= version && version <= page.LastVersion ? page.FirstPosition + (version - page.FirstVersion) : 0;
            return false;
        }

        public bool Pass(in PassedEvents events) => false;
    }
}
