using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>
/// Keeps streams. Thread-safe. Pages are handed to an <see cref="IPageConsumer"/> synchronously, straight from the store's buffers.
/// </summary>
/// <remarks>
/// All readings give whole pages with verified checksums and throw <see cref="CorruptPageException"/> at the first that is damaged.
/// A stream is read in order of version without a hole; the store is read in order of position. Events that are no more, since their stream
/// was deleted, are told to <see cref="IPageConsumer.Pass"/> in their place. A cancelled call has read or written nothing more; a write that
/// the store has begun is no longer cancelled but answered.
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Where the store is, for messages: a file's path, a server and database, <c>memory</c>. It holds no secret.</summary>
    string Location { get; }

    /// <summary>
    /// The store's own id, which its copies and backups keep and no other store has. <see cref="Guid.Empty"/> when the store has none: then nothing can tell whether a checkpoint is its own.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => default;

    /// <summary>The tenant whose streams this handle alone reads and writes; empty when it does those of all. <see cref="EventStoreExtensions.ForTenant"/> makes such handles.</summary>
    string Tenant => "";

    /// <summary>
    /// Whether all readings of this handle go on behind events that were set aside, so that it doesn't show everything that the store holds;
    /// <see cref="EventStoreExtensions.PassingOverEventsSetAside"/> makes such handles. A store that wraps another one says what that one says.
    /// </summary>
    bool PassesOverEventsSetAside => false;

    /// <summary>The store that this handle leads to, by way of others if need be; the store itself where it is none. For what one kind of store alone can do.</summary>
    IEventStore Origin => this;

    /// <summary>How large an append may be.</summary>
    PageLimits Limits { get; }

    /// <summary>The event types that the store holds, as far as this process has seen them.</summary>
    EventTypeTable EventTypes { get; }

    /// <summary>Reads the event types that other processes have added, and returns the new <see cref="EventTypes"/>.</summary>
    ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default);

    /// <summary>Appends to one or more different streams, all or none, if other streams are still as they were.</summary>
    /// <remarks>
    /// One transaction decides on the versions of all streams, those that are only checked included, and writes. A unit whose appends are
    /// all held already is a repetition: it is answered with the first outcomes, whatever the expected versions and the checks say.
    /// </remarks>
    /// <param name="unit">The appends, at least one, each to a stream of its own.</param>
    /// <param name="checks">The streams that are only read, each once; empty for none.</param>
    /// <param name="cancellationToken">Gives up waiting as long as the store has not begun to write.</param>
    /// <returns>The outcomes in the order of <paramref name="unit"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The unit is empty; a stream is appended to or checked twice, or both; a check names no stream or no version.
    /// </exception>
    /// <exception cref="VersionConflictException">A stream was not at its expected version; nothing was written.</exception>
    /// <exception cref="StreamClosedException">A stream that is appended to is closed; nothing was written.</exception>
    /// <exception cref="StreamDeletedException">A stream that is appended to or checked was deleted; nothing was written.</exception>
    /// <exception cref="AppendIdReusedException">A stream holds one of the append ids with other events; nothing was written.</exception>
    /// <exception cref="AppendOutcomeUnknownException">The store failed in a way that leaves open whether the unit was written.</exception>
    ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default);

    /// <summary>The outcome of an append that a stream holds, or <see langword="null"/>. <see cref="Appended.Repeated"/> is set.</summary>
    ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default);

    /// <summary>Reads a stream's pages from the one that holds a version on.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">
    /// The version to begin with. The first page may begin before it (or, backward, end after it). <see cref="long.MaxValue"/> with
    /// <see cref="ReadDirection.Backward"/> begins at the newest page.
    /// </param>
    /// <param name="direction">The order of the pages.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The stream's version when it was read; 0 when it has no events. A deleted stream keeps the version that it had, and all its events are passed by.</returns>
    ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads many streams in one trip and one consistent view, each from the page that holds a version on; the pages of a stream come together, the streams in
    /// the order in which they are asked for.
    /// </summary>
    /// <param name="streams">The streams, and where to begin in each.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default);

    /// <summary>Reads the pages of all streams in order of position.</summary>
    /// <param name="afterPosition">The position that the reader has finished; 0 for none. The first page may begin at or before it.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The store's head when it was read.</returns>
    ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the pages of the streams that a filter admits, in order of position, if they hold an event that it admits. Pages of other tenants and
    /// categories than it names are not looked into: damage there stops nobody.
    /// </summary>
    /// <param name="afterPosition">The position that the reader has finished; 0 for none.</param>
    /// <param name="filter">What to read. Pages come whole, the events that are not asked for included.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The store's head when it was read: unless the consumer ended the reading, everything up to there has been looked at.</returns>
    ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => FilteredReading.RunAsync(this, afterPosition, filter, consumer, cancellationToken);

    /// <summary>Says what a stream is.</summary>
    /// <returns><see langword="null"/> when it has no events and never had.</returns>
    ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
        => StreamStates.FindByReadingAsync(this, stream, cancellationToken);

    /// <summary>Whether the store closes and deletes streams, and keeps metadata of them.</summary>
    bool ChangesStreams => false;

    /// <summary>Lists streams, those that are closed or deleted included.</summary>
    /// <param name="listing">Which ones.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The streams in order; fewer than <see cref="StreamListing.Limit"/> when these are the last.</returns>
    /// <exception cref="NotSupportedException">The store doesn't <see cref="ChangesStreams">change streams</see>.</exception>
    ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
        => throw StreamStates.NotSupported(this);

    /// <summary>Changes what a stream is, in one transaction. A deletion takes its events, its append ids and its snapshots; its positions are never given again.</summary>
    /// <param name="change">The change. One that finds everything as it says changes nothing.</param>
    /// <param name="cancellationToken">Gives up waiting as long as the store has not begun to write.</param>
    /// <returns>The stream after the change.</returns>
    /// <exception cref="StreamNotFoundException">The stream has no events and never had.</exception>
    /// <exception cref="StreamDeletedException">The stream was deleted, and the change is no deletion.</exception>
    /// <exception cref="VersionConflictException">The stream is at another version than the one that is expected.</exception>
    /// <exception cref="StreamMetadataConflictException">The metadata is at another revision than the one that is expected.</exception>
    /// <exception cref="NotSupportedException">The store doesn't <see cref="ChangesStreams">change streams</see>.</exception>
    ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default)
        => throw StreamStates.NotSupported(this);

    /// <summary>Whether the store sets events aside.</summary>
    bool SetsEventsAside => false;

    /// <summary>Sets an event aside by a record: readers with <see cref="PageTolerance.SetAside"/> go on behind it. Of a damaged page all events are set aside.</summary>
    /// <param name="position">The event's position.</param>
    /// <param name="audit">Who sets it aside, and why.</param>
    /// <param name="cancellationToken">Gives up waiting as long as the store has not begun to write.</param>
    /// <returns>The record; the one that holds already when the event was set aside before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no event at the position: it is beyond the head, or its stream was deleted.</exception>
    /// <exception cref="NotSupportedException">The store doesn't <see cref="SetsEventsAside">set events aside</see>.</exception>
    ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => throw StreamStates.NotSupported(this);

    /// <summary>Takes the record back that covers a position. It stays in the list, with who took it back.</summary>
    /// <returns>The record; <see langword="null"/> when none covers the position.</returns>
    /// <inheritdoc cref="SetAsideAsync" path="/param"/>
    ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
        => throw StreamStates.NotSupported(this);

    /// <summary>All records of events that were set aside, those that were taken back included, in the order in which they were made.</summary>
    ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default)
        => throw StreamStates.NotSupported(this);

    /// <summary>Whether the store keeps snapshots. One that doesn't is never given any, and implements none of the two methods.</summary>
    bool KeepsSnapshots => false;

    /// <summary>Finds the snapshot of a stream under a fold's fingerprint.</summary>
    /// <remarks>Snapshots only save time. A store may lose them, and a reader believes none of their bytes.</remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="fingerprint">The fold's fingerprint.</param>
    /// <param name="maxVersion">The version that it must not be beyond; <see cref="long.MaxValue"/> for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The snapshot; <see langword="null"/> when there is none, it is beyond the version, or larger than this host reads.</returns>
    ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => default;

    /// <summary>Keeps a snapshot in place of the one that the stream has under the same fingerprint, if that is older.</summary>
    /// <remarks>
    /// A stream has snapshots under at most two fingerprints, those that were written last, so that two builds which run side by side don't take turns in
    /// replacing each other's. No append waits for a snapshot to be on disk. One of a stream that the store doesn't have, or beyond its version, is not kept.
    /// </remarks>
    /// <param name="stream">The stream.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="always">Whether it also replaces one of the same or a higher version, because that one is damaged.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    /// <returns>A task that ends when the snapshot can be found, or the store has decided not to keep it. It fails when the store could not write.</returns>
    /// <exception cref="ArgumentException">The snapshot names no stream, fold or version, or is larger than an append may be.</exception>
    ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => default;

    /// <summary>The position of the newest event; 0 when the store is empty.</summary>
    ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the store's head is beyond a position, whoever wrote it, and returns the head.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default);
}
