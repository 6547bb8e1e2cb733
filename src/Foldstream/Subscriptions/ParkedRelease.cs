namespace Foldstream.Subscriptions;

/// <summary>Handles what waits in a parked stream that was released, up to where its shard's checkpoint is, and lets the stream go on with the others.</summary>
internal sealed class ParkedRelease(SubscriptionSetup setup, LaneSet lanes, ParkedStreams parked, SubscriptionMonitor monitor)
{
    public async ValueTask RunAsync(Parking stream, CancellationToken cancelled)
    {
        ReleaseProgress progress = new(lanes, parked, stream);
        RunHandling run = new(setup, progress, monitor);
        long through = lanes.Of(stream.Shard)!.Committed;
        while (true)
        {
            LogChunk chunk = await LogChunk.ReadStreamAsync(setup.Store, stream.Stream, progress.NextVersion, through, cancelled).ConfigureAwait(false);
            try
            {
                if (chunk.Pages.Count == 0)
                {
                    await EndAsync(stream, progress, cancelled).ConfigureAwait(false);
                    return;
                }

                await run.HandleAsync(chunk, CancellationToken.None, cancelled).ConfigureAwait(false);
                if (progress.WaitsAgain)
                {
                    return;
                }
            }
            finally
            {
                chunk.Release();
            }
        }
    }

    private async ValueTask EndAsync(Parking stream, ReleaseProgress progress, CancellationToken cancelled)
    {
        await setup.InTransactionAsync(transaction => progress.EndAsync(transaction, cancelled), cancelled).ConfigureAwait(false);
        monitor.Released(stream);
    }
}
