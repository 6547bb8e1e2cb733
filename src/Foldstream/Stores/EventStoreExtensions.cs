using System.Collections.Immutable;

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
}
