namespace Foldstream.Subscriptions;

/// <summary>Follows the log for some shards, until it is told to stop.</summary>
internal sealed class ShardWorker(SubscriptionSetup setup, LaneSet lanes, ParkedStreams parked, SubscriptionMonitor monitor)
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly RunHandling _run = new(setup, new LaneProgress(setup.Definition, lanes, parked), monitor);
    private long _flushedAt = setup.Time.GetTimestamp();

    /// <summary>Works on.</summary>
    /// <param name="until">The position at which the work is done; <see cref="long.MaxValue"/> for never.</param>
    /// <param name="stopping">Ends the work behind the batch at hand.</param>
    /// <param name="cancelled">Ends the batch at hand, and rolls it back.</param>
    /// <exception cref="SubscriptionStoppedException">An event can't be handled.</exception>
    /// <exception cref="SubscriptionWaitsException">This build doesn't know an event.</exception>
    /// <exception cref="CheckpointLostException">Others have taken a shard.</exception>
    public async Task RunAsync(long until, CancellationToken stopping, CancellationToken cancelled)
    {
        // What was released is due also where the log holds nothing new.
        await ReleaseParkedAsync(stopping, cancelled).ConfigureAwait(false);
        while (!stopping.IsCancellationRequested && lanes.Position < until)
        {
            if (await NextAsync(stopping).ConfigureAwait(false) is { } chunk)
            {
                try
                {
                    await _run.HandleAsync(chunk, stopping, cancelled).ConfigureAwait(false);
                }
                finally
                {
                    chunk.Release();
                }
            }

            if (setup.Time.GetElapsedTime(_flushedAt) >= FlushInterval)
            {
                await FlushAsync(cancelled).ConfigureAwait(false);
            }

            await ReleaseParkedAsync(stopping, cancelled).ConfigureAwait(false);
        }

        await FlushAsync(cancelled).ConfigureAwait(false);
    }

    /// <returns><see langword="null"/> when there is something else to do than to wait for events.</returns>
    private async ValueTask<LogChunk?> NextAsync(CancellationToken stopping)
    {
        using CancellationTokenSource due = new(FlushInterval, setup.Time);
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping, due.Token);
        try
        {
            // The whole log, whatever the subscription is about: the positions follow on each other there, so that nothing can be missing unnoticed.
            ValueTask<LogChunk> next = setup.Feed.GetAsync(lanes.Position, waiting.Token);
            if (!next.IsCompleted)
            {
                monitor.Waiting(lanes.Position);
            }

            LogChunk chunk = await next.ConfigureAwait(false);
            monitor.Read(chunk);
            return chunk;
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            return null;
        }
    }

    private async ValueTask ReleaseParkedAsync(CancellationToken stopping, CancellationToken cancelled)
    {
        foreach (Parking stream in parked.DecidedOf(lanes))
        {
            if (stopping.IsCancellationRequested)
            {
                return;
            }

            // What waits ends where the lane's checkpoint is; from there on the stream comes with the others again.
            await FlushAsync(cancelled).ConfigureAwait(false);
            await new ParkedRelease(setup, lanes, parked, monitor).RunAsync(stream, cancelled).ConfigureAwait(false);
        }
    }

    private async ValueTask FlushAsync(CancellationToken cancelled)
    {
        _flushedAt = setup.Time.GetTimestamp();
        if (lanes.NeedsFlush)
        {
            await setup.InTransactionAsync(transaction => lanes.CommitAsync(transaction, 0, default, cancelled), cancelled).ConfigureAwait(false);
        }
    }
}
