using Foldstream.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foldstream.Subscriptions;

/// <summary>What a subscription needs to run.</summary>
internal sealed record SubscriptionSetup
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public required SubscriptionDefinition Definition { get; init; }

    public required SubscriptionOptions Options { get; init; }

    public required LogFeed Feed { get; init; }

    public required ICheckpointStore Checkpoints { get; init; }

    /// <summary>Makes a handler for one transaction.</summary>
    public required Func<ScopedHandler> NewHandler { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public IEventStore Store => Feed.Store;

    /// <summary>Works in a transaction of the checkpoints' store; what is not committed in it is rolled back.</summary>
    public async ValueTask InTransactionAsync(Func<ICheckpointTransaction, ValueTask> work, CancellationToken cancellationToken)
    {
        ICheckpointTransaction transaction = await Checkpoints.BeginAsync(Definition.Name, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await work(transaction).ConfigureAwait(false);
        }
    }

    /// <summary>Waits at random between half of a time and all of it, and of 30 s at most, so that those who failed together part.</summary>
    public Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // Nothing secret depends on the delay.
        double share = 0.5 + (Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
        return Task.Delay((time < LongestPause ? time : LongestPause) * share, Time, cancellationToken);
    }
}
