using System.Diagnostics;

namespace Foldstream.Subscriptions;

/// <summary>A subscription that can be started, stopped, and started again.</summary>
internal sealed class SubscriptionTask(SubscriptionSetup setup) : IDisposable
{
    private readonly Lock _lock = new();
    private SubscriptionRun? _run;
    private Task _work = Task.CompletedTask;
    private CancellationTokenSource _stopping = new(), _cancelled = new();

    public SubscriptionStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _run?.Status ?? new SubscriptionStatus(setup.Definition.Name, SubscriptionState.NotStarted, 0, 0, TimeSpan.Zero, 0, null);
            }
        }
    }

    /// <summary>Starts it unless it runs. What stops it, its status says.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_work.IsCompleted)
            {
                Begin(long.MaxValue);
            }
        }
    }

    /// <exception cref="InvalidOperationException">It runs already.</exception>
    public async Task CatchUpAsync(long head, CancellationToken cancellationToken)
    {
        Task work;
        lock (_lock)
        {
            if (!_work.IsCompleted)
            {
                throw new InvalidOperationException($"Subscription '{setup.Definition.Name}' runs in this process. It handles what comes by itself.");
            }

            work = Begin(head);
        }

        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _cancelled);
        await using (registration.ConfigureAwait(false))
        {
            await work.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends it behind the batch at hand.</summary>
    /// <param name="cancellationToken">Ends the batch at hand too.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task work;
        CancellationTokenSource stopping, cancelled;
        lock (_lock)
        {
            (work, stopping, cancelled) = (_work, _stopping, _cancelled);
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), cancelled);
        await using (registration.ConfigureAwait(false))
        {
            // What has stopped it was logged, and stands in its status.
            await Task.WhenAny(work).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _cancelled.Dispose();
    }

    private Task Begin(long until)
    {
        Dispose();
        (_stopping, _cancelled) = (new CancellationTokenSource(), new CancellationTokenSource());
        SubscriptionRun run = _run = new SubscriptionRun(setup);
        CancellationToken stopping = _stopping.Token, cancelled = _cancelled.Token;
        return _work = Task.Run(() =>
            {
                if (until == long.MaxValue)
                {
                    // What happened to start it is not what its work belongs to.
                    Activity.Current = null;
                }

                return run.RunAsync(until, stopping, cancelled);
            }, CancellationToken.None);
    }
}
