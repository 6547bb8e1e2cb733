using System.Collections.Immutable;
using Foldstream.Aggregates;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream;

public sealed partial class Repository<TAggregate, TKey>
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<TAggregate>> LoadManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        (List<int> order, ManyFolder<TAggregate, TKey> streams) = await FoldManyAsync(keys, cancellationToken).ConfigureAwait(false);
        var states = ImmutableArray.CreateBuilder<TAggregate>(order.Count);
        foreach (int i in order)
        {
            states.Add(streams.FolderAt(i).StateOrThrow());
        }

        return states.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Loaded<TAggregate>>> FindManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        (List<int> order, ManyFolder<TAggregate, TKey> streams) = await FoldManyAsync(keys, cancellationToken).ConfigureAwait(false);
        var found = ImmutableArray.CreateBuilder<Loaded<TAggregate>>(order.Count);
        foreach (int i in order)
        {
            PageFolder<TAggregate> folder = streams.FolderAt(i);
            found.Add(new Loaded<TAggregate>(streams.SessionAt(i).Stream, folder.State, folder.Version, folder.LastAppend));
        }

        return found.MoveToImmutable();
    }

    /// <returns>For each key the place of its stream, and the streams.</returns>
    private Task<(List<int> Order, ManyFolder<TAggregate, TKey> Streams)> FoldManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken)
        => AggregateSignals.AreHeard ? FoldManyHeardAsync(keys, cancellationToken) : FoldManyUnheardAsync(keys, cancellationToken);

    private async Task<(List<int> Order, ManyFolder<TAggregate, TKey> Streams)> FoldManyUnheardAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        List<int> order = keys.TryGetNonEnumeratedCount(out int count) ? new(count) : [];
        ManyFolder<TAggregate, TKey> streams = new(count);
        foreach (TKey key in keys)
        {
            StreamId stream = StreamOf(key);
            int place = streams.PlaceOf(stream);
            if (place == streams.Count)
            {
                AggregateSession<TKey> session = new(key, _store, stream, NewHeading(), asOf: null, belongsToUnit: false);
                streams.Add(session, _snapshots is null ? NewFolder(session) : await RestoreAsync(_snapshots, session, cancellationToken).ConfigureAwait(false));
            }

            order.Add(place);
        }

        if (order.Count == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (order, streams);
        }

        // A second reading, after an event type that this process had not seen, takes all streams on to its own moment.
        while (true)
        {
            await _store.ReadStreamsAsync(streams.Reads(), streams, cancellationToken).ConfigureAwait(false);
            if (streams.Lacking is not { } lacking)
            {
                break;
            }

            lacking.Refresh(await _store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        }

        for (int i = 0; i < streams.Count; i++)
        {
            AggregateSession<TKey> session = streams.SessionAt(i);
            if (_snapshots is not null && streams.EndAt(i) < session.Snapshots!.Version)
            {
                // The snapshot is another stream's. This one is loaded alone, which says so, and may be newer than the others for that.
                streams.Replace(i, await FoldUnheardAsync(session, cancellationToken).ConfigureAwait(false));
                continue;
            }

            PageFolder<TAggregate> folder = streams.FolderAt(i);
            folder.Complete();
            _snapshots?.TakeLoaded(session, folder.State, folder.Version, folder.LastAppend, folder.Latest);
        }

        return (order, streams);
    }
}
