using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>
/// Keeps streams. Thread-safe. Pages are handed to an <see cref="IPageConsumer"/> synchronously, straight from the store's buffers.
/// </summary>
/// <remarks>
/// All readings give whole pages with verified checksums and throw <see cref="CorruptPageException"/> at the first that is damaged.
/// A stream is read in order of version without a hole; the store is read in order of position. A cancelled call has read or written
/// nothing more; an append that the store has begun to write is no longer cancelled but answered.
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Where the store is, for messages: a file's path, a server and database, <c>memory</c>. It holds no secret.</summary>
    string Location { get; }

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
    /// <returns>The stream's version when it was read; 0 when it has no events.</returns>
    ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default);

    /// <summary>Reads many streams from their first version on, in one trip and one consistent view; the pages of a stream come together.</summary>
    ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamId> streams, IPageConsumer consumer, CancellationToken cancellationToken = default);

    /// <summary>Reads the pages of all streams in order of position.</summary>
    /// <param name="afterPosition">The position that the reader has finished; 0 for none. The first page may begin at or before it.</param>
    /// <param name="consumer">Takes the pages.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The store's head when it was read.</returns>
    ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default);

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
