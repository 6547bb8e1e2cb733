using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Gives a destination the source's records of events that were set aside, those that were taken back included.</summary>
internal sealed class SetAsideCopy(IEventStore destination, ImmutableArray<EventsSetAside> held)
{
    // Each record of the destination stands for one of the source: the same event may have been set aside and taken back several times.
    private readonly List<EventsSetAside> _held = [.. held];

    /// <summary>Makes what is missing of a record. The records are given in the order in which the source has made them.</summary>
    /// <returns>How much was changed.</returns>
    public async ValueTask<long> CopyAsync(EventsSetAside record, CancellationToken cancellationToken)
    {
        long changes = 0;
        for (int i = 0; i < record.Count; i++)
        {
            // A record of a damaged page, that was mended before it was copied, covers several events; here each has its own.
            changes += await CopyAsync(record, record.FirstVersion + i, cancellationToken).ConfigureAwait(false);
        }

        return changes;
    }

    private async ValueTask<long> CopyAsync(EventsSetAside record, long version, CancellationToken cancellationToken)
    {
        int index = _held.FindIndex(one => Holds(one, record.Stream, version) && one.Audit == record.Audit && (one.TakenBack is null || one.TakenBack == record.TakenBack));
        EventsSetAside? same = index < 0 ? null : _held[index];
        if (same is not null)
        {
            _held.RemoveAt(index);
            if (same.TakenBack == record.TakenBack)
            {
                return 0;
            }
        }
        else if (_held.Exists(one => one.TakenBack is null && Holds(one, record.Stream, version)))
        {
            // Somebody has set it aside in the destination, and that holds.
            return 0;
        }

        long position = same is null ? await PositionOfAsync(record.Stream, version, cancellationToken).ConfigureAwait(false) : same.FirstPosition + (version - same.FirstVersion);
        if (position == 0)
        {
            return 0;
        }

        if (same is null)
        {
            await destination.SetAsideAsync(position, record.Audit, cancellationToken).ConfigureAwait(false);
        }

        if (record.TakenBack is { } audit)
        {
            await destination.TakeBackAsync(position, audit, cancellationToken).ConfigureAwait(false);
        }

        return 1;
    }

    private static bool Holds(EventsSetAside record, StreamId stream, long version)
        => record.Stream == stream && record.FirstVersion <= version && version < record.FirstVersion + record.Count;

    private async ValueTask<long> PositionOfAsync(StreamId stream, long version, CancellationToken cancellationToken)
    {
        PlaceOf place = new(version);
        await destination.ReadStreamAsync(stream, version, ReadDirection.Forward, place, cancellationToken).ConfigureAwait(false);
        return place.Position;
    }

    private sealed class PlaceOf(long version) : IPageConsumer
    {
        /// <summary>0 when the destination has no such event.</summary>
        public long Position { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Position = page.FirstVersion <= version && version <= page.LastVersion ? page.FirstPosition + (version - page.FirstVersion) : 0;
            return false;
        }

        public bool Pass(in PassedEvents events) => false;
    }
}
