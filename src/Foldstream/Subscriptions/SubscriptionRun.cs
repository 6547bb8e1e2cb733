using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>
/// Runs a subscription in this process: takes the shards that fall to it, follows the log for them, gives them back when others come, and says
/// what it does.
/// </summary>
internal sealed class SubscriptionRun
{
    private readonly SubscriptionSetup _setup;
    private readonly SubscriptionMonitor _monitor;
    private readonly ShardLeases _leases;
    private int _failures;
    private long _failedAt;

    public SubscriptionRun(SubscriptionSetup setup)
    {
        _setup = setup;
        _monitor = new SubscriptionMonitor(setup);
        _leases = new ShardLeases(setup);
    }

    public SubscriptionStatus Status => _monitor.Status;

    /// <summary>Runs until it is told to stop, the log is handled up to a position, or the subscription can't go on.</summary>
    /// <param name="until">The position; <see cref="long.MaxValue"/> for never.</param>
    /// <param name="stopping">Ends the run behind the batches at hand.</param>
    /// <param name="cancelled">Ends the batches at hand, and rolls them back.</param>
    /// <exception cref="SubscriptionStoppedException">It can't go on.</exception>
    public async Task RunAsync(long until, CancellationToken stopping, CancellationToken cancelled)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancelled);
        try
        {
            while (!either.IsCancellationRequested && !await RunOnceAsync(until, either.Token, cancelled).ConfigureAwait(false))
            {
            }

            _monitor.Change(SubscriptionState.Ended);
        }
        catch (SubscriptionStoppedException e)
        {
            _monitor.Change(SubscriptionState.Stopped, e);
            SubscriptionLog.Stops(_setup.Logger, _setup.Definition.Name, e);
            throw;
        }
        finally
        {
            await LeaveAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Works with the shards that this process holds now, until others are to be held.</summary>
    /// <returns>Whether the work is done.</returns>
    private async ValueTask<bool> RunOnceAsync(long until, CancellationToken stopping, CancellationToken cancelled)
    {
        try
        {
            ImmutableArray<ShardRecord> shards = await _leases.TakeAsync(stopping).ConfigureAwait(false);
            if (shards.IsEmpty)
            {
                _monitor.Change(SubscriptionState.Standby);
                await _setup.PauseAsync(_leases.RenewalInterval, stopping).ConfigureAwait(false);
                return _leases.Position >= until;
            }

            await WorkAsync(shards, until, stopping, cancelled).ConfigureAwait(false);
            return !stopping.IsCancellationRequested && await _leases.HaveAllReachedAsync(until, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested || cancelled.IsCancellationRequested)
        {
            return true;
        }
        catch (CheckpointLostException)
        {
            // Others go on where this worker was.
            SubscriptionLog.Lost(_setup.Logger, _setup.Definition.Name);
            return false;
        }
        catch (SubscriptionWaitsException e)
        {
            _monitor.Change(SubscriptionState.WaitingForNewerBuild, e);
            SubscriptionLog.Waits(_setup.Logger, _setup.Definition.Name, e);
            await LeaveAsync().ConfigureAwait(false);
            await WaitForNewerBuildAsync(e, stopping).ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is not (SubscriptionStoppedException or CorruptPageException or ObjectDisposedException))
        {
            _monitor.Retrying(e);
            await _setup.PauseAsync(TimeSpan.FromMilliseconds(100 * Math.Pow(2, Math.Min(CountFailure(), 10))), stopping).ConfigureAwait(false);
            return false;
        }
        catch (CorruptPageException e)
        {
            throw new SubscriptionStoppedException(_setup.Definition.Name, e.Message, e);
        }
    }

    /// <summary>How often it has failed in a row, from 0: where something was handled meanwhile, it is the first time again.</summary>
    private int CountFailure()
    {
        long position = _monitor.Status.Position;
        _failures = position == _failedAt ? _failures + 1 : 0;
        _failedAt = position;
        return _failures;
    }

    private async ValueTask WorkAsync(ImmutableArray<ShardRecord> shards, long until, CancellationToken stopping, CancellationToken cancelled)
    {
        await new LogAnchors(_setup).CheckAsync(shards, stopping).ConfigureAwait(false);
        ParkedStreams parked = new();
        parked.Load((await _setup.Checkpoints.ListParkedAsync(_setup.Definition.Name, stopping).ConfigureAwait(false)).Where(stream => shards.Any(shard => shard.Shard == stream.Shard)));
        int workers = Math.Min(shards.Length, _setup.Options.Workers ?? Environment.ProcessorCount);
        LaneSet[] lanes = [.. Enumerable.Range(0, workers).Select(worker => new LaneSet(shards.Where((_, i) => i % workers == worker), _setup.Definition.Shards))];
        long position = shards.Min(shard => shard.Position);
        SubscriptionLog.Begins(_setup.Logger, _setup.Definition.Name, shards.Length, _setup.Definition.Shards, position);
        _monitor.Begin(lanes, parked, await _setup.Store.GetHeadAsync(stopping).ConfigureAwait(false));

        // A worker that fails ends the others behind their batches, and the renewal of leases with them; a renewal that finds others to be held does too.
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task renewal = _leases.RenewAsync(shards, parked, ending);
        Task[] working = Array.ConvertAll(lanes, set => RunWorkerAsync(new ShardWorker(_setup, set, parked, _monitor), until, ending, cancelled));
        try
        {
            await Task.WhenAll(working).ConfigureAwait(false);
        }
        catch (Exception) when (Gravest(working) is { } gravest)
        {
            throw gravest;
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await renewal.ConfigureAwait(false);
        }
    }

    /// <summary>Where several workers failed, what stops the subscription counts before what makes it wait, and that before what may pass.</summary>
    private static FoldstreamException? Gravest(Task[] working)
    {
        FoldstreamException[] errors = [.. working.SelectMany(task => task.Exception?.InnerExceptions ?? []).OfType<FoldstreamException>()];
        return errors.OfType<SubscriptionStoppedException>().FirstOrDefault() ?? errors.OfType<SubscriptionWaitsException>().FirstOrDefault<FoldstreamException>();
    }

    private static async Task RunWorkerAsync(ShardWorker worker, long until, CancellationTokenSource ending, CancellationToken cancelled)
    {
        try
        {
            await Task.Run(() => worker.RunAsync(until, ending.Token, cancelled), CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            await ending.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks from time to time whether a build that knows the event has handled it.</summary>
    private async ValueTask WaitForNewerBuildAsync(SubscriptionWaitsException waits, CancellationToken stopping)
    {
        do
        {
            await _setup.PauseAsync(_setup.Options.Lease, stopping).ConfigureAwait(false);
        }
        while (!await _leases.HasPassedAsync(waits.Position, stopping).ConfigureAwait(false));
    }

    private async ValueTask LeaveAsync()
    {
        try
        {
            using CancellationTokenSource time = new(TimeSpan.FromSeconds(5), _setup.Time);
            await _leases.LeaveAsync(time.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The leases run out by themselves.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
