using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream;

/// <summary>Says which events a store holds.</summary>
public static class EventCensus
{
    /// <summary>
    /// Reads the whole store and counts its events by category, name, schema version and shape. It looks at frames alone, not into payloads: some
    /// nanoseconds for each event besides what reading the pages takes.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>In order of tenant, category, event name, schema version and first position. Events appended meanwhile may be counted or not.</returns>
    /// <exception cref="CorruptPageException">A page can't be read.</exception>
    public static async ValueTask<ImmutableArray<StoredEvents>> CountEventsAsync(this IEventStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        Counter counter = new();
        await store.ReadAllAsync(0, counter, cancellationToken).ConfigureAwait(false);

        // Read after the pages, the table knows all of their types.
        EventTypeTable types = await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. counter.Counts
                .Select(count => new StoredEvents(count.Key.Tenant, count.Key.Category, TypeOf(types, count.Key, count.Value), count.Value.Total, count.Value.First, count.Value.Last))
                .OrderBy(events => events.Tenant, StringComparer.Ordinal).ThenBy(events => events.Category, StringComparer.Ordinal)
                .ThenBy(events => events.Type.Name, StringComparer.Ordinal).ThenBy(events => events.Type.SchemaVersion).ThenBy(events => events.FirstPosition),
        ];
    }

    private static EventType TypeOf(EventTypeTable types, in CountKey key, in Count count)
        => types[key.Type] ?? throw new CorruptPageException(count.Stream, count.Version, count.First, "a frame has an event type id that the store doesn't list");

    private readonly record struct CountKey(string Tenant, string Category, ushort Type);

    private record struct Count(long First, long Last, StreamId Stream, long Version)
    {
        public long Total { get; set; }
    }

    private sealed class Counter : IPageConsumer
    {
        public Dictionary<CountKey, Count> Counts { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                ref Count count = ref CollectionsMarshal.GetValueRefOrAddDefault(Counts, new CountKey(page.Stream.Tenant, page.Stream.Category, frames.TypeId), out bool isKnown);
                if (!isKnown)
                {
                    count = new Count(frames.Position, 0, page.Stream, frames.Version);
                }

                count.Total++;
                count.Last = frames.Position;
            }

            return true;
        }
    }
}
