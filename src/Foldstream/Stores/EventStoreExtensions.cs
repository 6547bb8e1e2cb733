using System.Collections.Immutable;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>The common case of what a store does.</summary>
public static class EventStoreExtensions
{
    /// <summary>Appends to one or more different streams, all or none, without regard to any other stream.</summary>
    /// <inheritdoc cref="IEventStore.AppendAsync"/>
    public static ValueTask<ImmutableArray<Appended>> AppendAsync(this IEventStore store, ImmutableArray<StreamAppend> unit,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.AppendAsync(unit, [], cancellationToken);
    }

    /// <summary>
    /// A handle on the streams of one tenant: a call that names a stream of another one is refused as an argument, and readings by position,
    /// listings and records show none. The head, the positions and the event types are the store's.
    /// </summary>
    /// <param name="store">The store. The handle does not dispose it.</param>
    /// <param name="tenant">1 to <see cref="StreamId.MaxKeyLength"/> UTF-8 bytes without control characters.</param>
    /// <exception cref="ArgumentException">The tenant is malformed, or the store is a handle on another tenant.</exception>
    public static IEventStore ForTenant(this IEventStore store, string tenant)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        _ = new StreamId(tenant, "a", "a");
        return store.Tenant.Length == 0 ? new TenantStore(store, tenant)
            : store.Tenant == tenant ? store
            : throw new ArgumentException("The store is a handle on another tenant.", nameof(store));
    }

    /// <summary>
    /// A handle whose readings all go on behind events that were set aside. A repository over it folds streams without them, and what it
    /// decides is appended like any other decision. It uses no snapshots, since those of other handles hold what it passes by.
    /// </summary>
    /// <param name="store">The store. The handle does not dispose it.</param>
    public static IEventStore PassingOverEventsSetAside(this IEventStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.PassesOverEventsSetAside ? store : new PassingStore(store);
    }

    /// <summary>Refuses a handle that does not show all that its store holds.</summary>
    internal static void DemandAll(this IEventStore store, string what, string parameter)
    {
        if (store.PassesOverEventsSetAside)
        {
            throw new ArgumentException($"A store is {what} with every event, and this handle passes over those that were set aside. Give the store itself.", parameter);
        }
    }

    /// <summary>Reads many streams from their first version on, in one trip and one consistent view.</summary>
    /// <inheritdoc cref="IEventStore.ReadStreamsAsync"/>
    public static ValueTask ReadStreamsAsync(this IEventStore store, ReadOnlyMemory<StreamId> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var reads = new StreamRead[streams.Length];
        for (int i = 0; i < reads.Length; i++)
        {
            reads[i] = new StreamRead(streams.Span[i]);
        }

        return store.ReadStreamsAsync(reads, consumer, cancellationToken);
    }
}
