using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Reads by position through a filter, over any store. For those who write a store.</summary>
public static class FilteredReading
{
    internal static ValueTask<long> RunAsync(IEventStore store, long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(consumer);
        return filter.AdmitsAll ? store.ReadAllAsync(afterPosition, consumer, cancellationToken) : ReadAsync(store, afterPosition, filter, consumer, store.ReadAllAsync, cancellationToken);
    }

    /// <summary>Reads through a filter with a reading of the store's own, which may leave out what the filter does not admit, and need not.</summary>
    /// <param name="store">The store, for its event types.</param>
    /// <param name="afterPosition">The position that the reader has finished; 0 for none.</param>
    /// <param name="filter">What to read.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="readAll">Reads the store behind a position into a consumer, as <see cref="IEventStore.ReadAllAsync(long, IPageConsumer, CancellationToken)"/> does, and returns the head.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The store's head when it was read.</returns>
    public static async ValueTask<long> ReadAsync(IEventStore store, long afterPosition, EventFilter filter, IPageConsumer consumer,
        Func<long, IPageConsumer, CancellationToken, ValueTask<long>> readAll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(readAll);
        FilteringConsumer filtering = new(filter, consumer, store.EventTypes);
        while (true)
        {
            long head;
            try
            {
                head = await readAll(Math.Max(afterPosition, filtering.LookedUpTo), filtering, cancellationToken).ConfigureAwait(false);
            }
            catch (FoldstreamException error) when (!filtering.LooksForDamage && MayBeElsewhere(error, filter))
            {
                filtering.LookForDamage();
                continue;
            }

            if (filtering.HasPassedDamage)
            {
                filtering.GoOnBehindDamage();
                continue;
            }

            if (!filtering.LacksEventType)
            {
                return head;
            }

            filtering.Use(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Whether it may be the page of a stream that the filter leaves out, and nothing to stop at.</summary>
    private static bool MayBeElsewhere(FoldstreamException error, EventFilter filter)
        => (filter.Tenant is not null || !filter.Categories.IsEmpty)
            && (error is StoreUnusableException || (error is CorruptPageException corrupt && !filter.Admits(corrupt.Stream)));
}
