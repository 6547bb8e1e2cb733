using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Reads by position through a filter, over any store.</summary>
internal static class FilteredReading
{
    public static ValueTask<long> RunAsync(IEventStore store, long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(consumer);
        return filter.AdmitsAll ? store.ReadAllAsync(afterPosition, consumer, cancellationToken) : ReadAsync(store, afterPosition, filter, consumer, cancellationToken);
    }

    private static async ValueTask<long> ReadAsync(IEventStore store, long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        FilteringConsumer filtering = new(filter, consumer, store.EventTypes);
        while (true)
        {
            long head = await store.ReadAllAsync(Math.Max(afterPosition, filtering.LookedUpTo), filtering, cancellationToken).ConfigureAwait(false);
            if (!filtering.LacksEventType)
            {
                return head;
            }

            filtering.Use(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        }
    }
}
