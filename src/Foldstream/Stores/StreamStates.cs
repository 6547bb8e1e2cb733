using System.Collections.Immutable;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Closes, opens and deletes streams, and gives them metadata.</summary>
public static class StreamStates
{
    /// <summary>Closes a stream to appends. Closing one that is closed changes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="audit">Who closes it, and why.</param>
    /// <param name="expected">What its version must be; <see cref="ExpectedVersion.Any"/> by default.</param>
    /// <param name="cancellationToken">Gives up waiting as long as the store has not begun to write.</param>
    /// <inheritdoc cref="IEventStore.ChangeStreamAsync" path="/*[not(self::param)]"/>
    public static ValueTask<StreamInfo> CloseStreamAsync(this IEventStore store, StreamId stream, Audit audit, ExpectedVersion expected = default,
        CancellationToken cancellationToken = default)
        => ChangeAsync(store, new StreamChange { Stream = stream, Audit = audit, Expected = expected, State = StreamState.Closed }, cancellationToken);

    /// <summary>Opens a closed stream again. Opening one that is open changes nothing.</summary>
    /// <inheritdoc cref="CloseStreamAsync"/>
    public static ValueTask<StreamInfo> ReopenStreamAsync(this IEventStore store, StreamId stream, Audit audit, ExpectedVersion expected = default,
        CancellationToken cancellationToken = default)
        => ChangeAsync(store, new StreamChange { Stream = stream, Audit = audit, Expected = expected, State = StreamState.Open }, cancellationToken);

    /// <summary>
    /// Deletes a stream for good: its events, its append ids and its snapshots. Its name and its positions are never given again, and readers
    /// by position are told of every append that is gone. What a backup or a read model holds is not touched.
    /// </summary>
    /// <inheritdoc cref="CloseStreamAsync"/>
    public static ValueTask<StreamInfo> DeleteStreamAsync(this IEventStore store, StreamId stream, Audit audit, ExpectedVersion expected = default,
        CancellationToken cancellationToken = default)
        => ChangeAsync(store, new StreamChange { Stream = stream, Audit = audit, Expected = expected, State = StreamState.Deleted }, cancellationToken);

    /// <summary>Gives a stream metadata in place of what it had.</summary>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="metadata">All texts by name; empty for none.</param>
    /// <param name="audit">Who sets it, and why.</param>
    /// <param name="expectedRevision">What <see cref="StreamInfo.MetadataRevision"/> must be; <see langword="null"/>, the default, for any.</param>
    /// <param name="cancellationToken">Gives up waiting as long as the store has not begun to write.</param>
    /// <inheritdoc cref="IEventStore.ChangeStreamAsync" path="/*[not(self::param)]"/>
    public static ValueTask<StreamInfo> SetStreamMetadataAsync(this IEventStore store, StreamId stream, ImmutableSortedDictionary<string, string> metadata, Audit audit,
        long? expectedRevision = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return ChangeAsync(store, new StreamChange { Stream = stream, Audit = audit, Metadata = metadata, ExpectedMetadataRevision = expectedRevision }, cancellationToken);
    }

    /// <summary>What a store that has no streams' states says of one: its version, and that it is open.</summary>
    internal static async ValueTask<StreamInfo?> FindByReadingAsync(IEventStore store, StreamId stream, CancellationToken cancellationToken)
    {
        long version = await store.ReadStreamAsync(stream, long.MaxValue, ReadDirection.Backward, new NoPage(), cancellationToken).ConfigureAwait(false);
        return version == 0 ? null : new StreamInfo { Stream = stream, Version = version };
    }

    internal static NotSupportedException NotSupported(IEventStore store)
        => new($"The store {store.Location} ({store.GetType().Name}) doesn't do that: it has not implemented this part of IEventStore.");

    private static ValueTask<StreamInfo> ChangeAsync(IEventStore store, StreamChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ChangeStreamAsync(change, cancellationToken);
    }

    private sealed class NoPage : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page) => false;
    }
}
