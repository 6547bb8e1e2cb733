using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

public sealed partial class PostgreSqlEventStore
{
    /// <inheritdoc/>
    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return ValueTask.FromResult(_server.Facts.StoreId);
    }

    /// <inheritdoc/>
    public bool ChangesStreams => true;

    /// <inheritdoc/>
    public bool SetsEventsAside => true;

    /// <inheritdoc/>
    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(async () => (await _rows.FindAsync(stream, cancellationToken).ConfigureAwait(false)).Info);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        Enter(cancellationToken);
        return GuardedAsync(() => _rows.ListAsync(listing, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The role needs what <see cref="PostgreSqlSchema.AdminGrants"/> gives. A deletion removes the bytes from the rows; the server's files hold them until the table is
    /// vacuumed and their blocks are written over, and its archived log as long as that is kept. For all who read and append the stream is deleted at one stroke; its rows are
    /// emptied behind that, some at a time, and appends don't wait. When the call is answered all of it is done and on the server's disk. One that was cut off in
    /// between has deleted the stream and left bytes in rows that nobody reads; the same deletion, made again, empties them.
    /// </remarks>
    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Check();
        SentChange<SentStreamChange> sent = new();
        return MakeAsync(() => _changes.ChangeAsync(change, sent, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The role needs what <see cref="PostgreSqlSchema.AdminGrants"/> gives.</remarks>
    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        SentChange<SentSetAside> sent = new();
        return MakeAsync(() => _changes.SetAsideAsync(position, audit, sent, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The role needs what <see cref="PostgreSqlSchema.AdminGrants"/> gives.</remarks>
    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        SentChange<SentTakeBack> sent = new();
        return MakeAsync(() => _changes.TakeBackAsync(position, audit, sent, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(async () => (await _rows.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false)).List.Records);
    }

    /// <inheritdoc/>
    /// <remarks>Tenant and categories are looked for by the server, event names by this process.</remarks>
    public ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(consumer);
        return filter.EventNames.IsEmpty ? ReadStreamsOfAsync(afterPosition, filter, consumer, cancellationToken) : ReadNamedAsync(afterPosition, filter, consumer, cancellationToken);
    }

    private ValueTask<long> ReadStreamsOfAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        if (filter.Tenant is null && filter.Categories.IsEmpty)
        {
            return ReadAllAsync(afterPosition, consumer, cancellationToken);
        }

        Enter(cancellationToken);
        Handing handing = new(consumer);
        return GuardedAsync(() => _filtered.ReadAsync(afterPosition, filter, handing, cancellationToken), handing);
    }

    private async ValueTask<long> ReadNamedAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        NamedEvents named = new(filter, consumer, EventTypes);
        while (true)
        {
            long head = await ReadStreamsOfAsync(Math.Max(afterPosition, named.LookedUpTo), filter, named, cancellationToken).ConfigureAwait(false);
            if (!named.LacksEventType)
            {
                return head;
            }

            named.Use(await RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    // Like an append, it answers by its task.
    private async ValueTask<T> MakeAsync<T>(Func<ValueTask<T>> make, CancellationToken cancellationToken)
    {
        Enter(cancellationToken);
        return await GuardedAsync(make).ConfigureAwait(false);
    }
}
