using Foldstream.Aggregates;
using Foldstream.Signals;

namespace Foldstream;

/// <content>What is done besides where somebody listens.</content>
public sealed partial class Repository<TAggregate, TKey>
{
    private static string Category => TAggregate.Definition.Category;

    private StreamId? Named(in StreamId stream) => _signals.NamesStreams ? stream : null;

    private async Task<TAggregate> LoadHeardAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
        => (await FoldHeardAsync(session, cancellationToken).ConfigureAwait(false)).StateOrThrow();

    private async ValueTask<PageFolder<TAggregate>> FoldHeardAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        using Observation load = AggregateSignals.BeginLoad(Category, Named(session.Stream));
        try
        {
            PageFolder<TAggregate> folder = await FoldUnheardAsync(session, cancellationToken).ConfigureAwait(false);
            AggregateSignals.Loaded(load, Category, ReplayedBy(folder, session), folder.Version);
            return folder;
        }
        catch (Exception error)
        {
            load.Fail(error);
            throw;
        }
    }

    private async Task<(List<int> Order, ManyFolder<TAggregate, TKey> Streams)> FoldManyHeardAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken)
    {
        using Observation load = AggregateSignals.BeginLoad(Category, named: null);
        try
        {
            (List<int> order, ManyFolder<TAggregate, TKey> streams) = await FoldManyUnheardAsync(keys, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < streams.Count; i++)
            {
                AggregateSignals.Loaded(Category, ReplayedBy(streams.FolderAt(i), streams.SessionAt(i)));
            }

            load.Activity?.SetTag("db.operation.batch.size", streams.Count);
            return (order, streams);
        }
        catch (Exception error)
        {
            load.Fail(error);
            throw;
        }
    }

    private async Task<Appended> AppendHeardAsync(AggregateSession session, TAggregate state, CancellationToken cancellationToken)
    {
        using Observation append = AggregateSignals.BeginAppend(Category, session.Pending!.Count, Named(session.Stream));
        try
        {
            Appended outcome = await AppendUnheardAsync(session, state, cancellationToken).ConfigureAwait(false);
            AggregateSignals.Appended(append, in outcome);
            return outcome;
        }
        catch (Exception error)
        {
            AggregateSignals.AppendFailed(append, Category, error);
            throw;
        }
    }

    private static long ReplayedBy(PageFolder<TAggregate> folder, AggregateSession<TKey> session) => Math.Max(0, folder.Version - (session.Snapshots?.RestoredVersion ?? 0));
}
