namespace Foldstream.Subscriptions;

/// <summary>Handles runs of events in batches; what fails is found out, tried again alone, and parked or thrown. Nothing is passed by that way.</summary>
internal sealed class RunHandling(SubscriptionSetup setup, HandlingProgress progress, SubscriptionMonitor monitor)
{
    private readonly BatchHandling _batches = new(setup, progress);
    private readonly FailurePolicy _failures = new(setup);

    /// <summary>Handles what a chunk holds.</summary>
    /// <param name="chunk">The pages.</param>
    /// <param name="stopping">Ends the work behind the batch at hand.</param>
    /// <param name="cancelled">Ends the batch at hand, and rolls it back.</param>
    public async ValueTask HandleAsync(LogChunk chunk, CancellationToken stopping, CancellationToken cancelled)
    {
        while (progress.Position < chunk.Through && !stopping.IsCancellationRequested)
        {
            await HandleBatchAsync(chunk, EndOfBatch(chunk), cancelled).ConfigureAwait(false);
            monitor.Handled(progress.Position, chunk);
        }
    }

    private long EndOfBatch(LogChunk chunk)
    {
        long from = progress.Position;
        int events = 0;
        foreach (LogPage page in chunk.Pages)
        {
            if (page.LastPosition > from && (events += page.Count) >= setup.Options.BatchSize)
            {
                return page == chunk.Pages[^1] ? chunk.Through : page.LastPosition;
            }
        }

        return chunk.Through;
    }

    private async ValueTask HandleBatchAsync(LogChunk chunk, long through, CancellationToken cancelled)
    {
        while (progress.Position < through)
        {
            HandlingResult result = await _batches.TryAsync(chunk, through, attempt: 1, cancelled).ConfigureAwait(false);
            if (result.IsDone)
            {
                return;
            }

            if (result.Failed is not { } failed)
            {
                // The commit failed, and it may be any event's fault.
                await HandleSinglyAsync(chunk, through, cancelled).ConfigureAwait(false);
                return;
            }

            // What stands before the event is done first, whatever becomes of it.
            if (progress.Position < failed.Position - 1)
            {
                await HandleBatchAsync(chunk, failed.Position - 1, cancelled).ConfigureAwait(false);
            }

            // One before it may have parked the stream.
            if (!progress.Waits(failed.Stream))
            {
                await HandleAloneAsync(chunk, failed, result.Error!, cancelled).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask HandleSinglyAsync(LogChunk chunk, long through, CancellationToken cancelled)
    {
        while (progress.Position < through)
        {
            long position = progress.Position;
            long next = chunk.Pages.FirstOrDefault(page => page.LastPosition > position) is { } page ? Math.Max(page.FirstPosition, position + 1) : through;
            HandlingResult result = await _batches.TryAsync(chunk, Math.Min(next, through), attempt: 1, cancelled).ConfigureAwait(false);
            if (!result.IsDone)
            {
                await HandleAloneAsync(chunk, result.Failed!, result.Error!, cancelled).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask HandleAloneAsync(LogChunk chunk, FailedEvent failed, Exception error, CancellationToken cancelled)
    {
        for (int attempt = 1; _failures.MayTryAgain(error, attempt); attempt++)
        {
            monitor.Retrying(error);
            await _failures.WaitAsync(attempt, cancelled).ConfigureAwait(false);
            HandlingResult result = await _batches.TryAsync(chunk, failed.Position, attempt + 1, cancelled).ConfigureAwait(false);
            if (result.IsDone)
            {
                return;
            }

            (error, failed) = (result.Error!, failed with { Attempts = attempt + 1 });
        }

        _failures.ThrowIfStops(failed, error, monitor.ParkedCount);
        Parking parked = _failures.ToParked(failed, error);
        await _batches.ParkAsync(parked, cancelled).ConfigureAwait(false);
        monitor.Parked(parked, error);
    }
}
