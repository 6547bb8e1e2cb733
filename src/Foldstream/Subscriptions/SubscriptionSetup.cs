using Foldstream.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foldstream.Subscriptions;

/// <summary>What a subscription needs to run.</summary>
internal sealed record SubscriptionSetup
{
    public required SubscriptionDefinition Definition { get; init; }

    public required SubscriptionOptions Options { get; init; }

    public required LogFeed Feed { get; init; }

    public required ICheckpointStore Checkpoints { get; init; }

    /// <summary>Makes a handler for one transaction.</summary>
    public required Func<ScopedHandler> NewHandler { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public IEventStore Store => Feed.Store;
}
