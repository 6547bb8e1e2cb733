using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>Reads what an error tells of a stream: how it began, and what came between.</summary>
internal static class StreamStories
{
    // A text needs no more names than a person reads.
    private const int MostNames = 20;

    public static async Task<StreamExistsException> ExistsAsync(IEventStore store, StreamId stream, long version, CancellationToken cancellationToken)
    {
        FirstEvent first = new(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        await store.ReadStreamAsync(stream, 1, ReadDirection.Forward, first, cancellationToken).ConfigureAwait(false);
        return new StreamExistsException(stream, version, first.Beginning);
    }

    public static async Task<VersionConflictException> ConflictAsync(IEventStore store, VersionConflictException conflict, int attempts,
        CancellationToken cancellationToken)
    {
        if (conflict.Expected.Exact is not { } expected || expected >= conflict.Actual)
        {
            return new VersionConflictException(conflict.Stream, conflict.Expected, conflict.Actual, attempts);
        }

        EventNames names = new(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false), expected);
        await store.ReadStreamAsync(conflict.Stream, expected + 1, ReadDirection.Forward, names, cancellationToken).ConfigureAwait(false);
        return new VersionConflictException(conflict.Stream, conflict.Expected, conflict.Actual, attempts, names.Names.ToImmutable());
    }

    private sealed class FirstEvent(EventTypeTable types) : IPageConsumer
    {
        public StreamBeginning? Beginning { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            frames.TryNext();
            Beginning = new StreamBeginning(types[frames.TypeId]?.Name ?? "?", page.FirstPosition, page.Time, EventMetadataCodec.Decode(page.Metadata).Actor);
            return false;
        }
    }

    private sealed class EventNames(EventTypeTable types, long after) : IPageConsumer
    {
        public ImmutableArray<string>.Builder Names { get; } = ImmutableArray.CreateBuilder<string>();

        public bool Consume(scoped in StoredPage page)
        {
            for (FrameReader frames = new(in page); Names.Count < MostNames && frames.TryNext();)
            {
                if (frames.Version > after)
                {
                    Names.Add(types[frames.TypeId]?.Name ?? "?");
                }
            }

            return Names.Count < MostNames;
        }
    }
}
