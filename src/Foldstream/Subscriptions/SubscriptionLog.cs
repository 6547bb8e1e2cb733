using Microsoft.Extensions.Logging;

namespace Foldstream.Subscriptions;

/// <summary>What subscriptions say in the log. It holds no payload.</summary>
internal static partial class SubscriptionLog
{
    [LoggerMessage(EventId = 21, Level = LogLevel.Information, Message = "Subscription '{Subscription}' handles {ShardCount} of {AllShards} shards from position {Position}")]
    public static partial void Begins(ILogger logger, string subscription, int shardCount, int allShards, long position);

    [LoggerMessage(EventId = 22, Level = LogLevel.Warning, Message = "Subscription '{Subscription}': an attempt failed, and is made again")]
    public static partial void Retries(ILogger logger, string subscription, Exception error);

    [LoggerMessage(EventId = 23, Level = LogLevel.Error, Message = "Subscription '{Subscription}' has parked {Stream} at version {Version} ('{EventName}') after {Attempts} attempts")]
    public static partial void Parked(ILogger logger, StreamId stream, string subscription, long version, string eventName, int attempts, Exception error);

    [LoggerMessage(EventId = 24, Level = LogLevel.Information, Message = "Subscription '{Subscription}': {Stream}, parked at version {Version}, goes on with the others ({Decision} by {Actor})")]
    public static partial void Released(ILogger logger, StreamId stream, string subscription, long version, ParkedDecision decision, string actor);

    [LoggerMessage(EventId = 25, Level = LogLevel.Warning, Message = "Subscription '{Subscription}' waits for a newer build")]
    public static partial void Waits(ILogger logger, string subscription, Exception error);

    [LoggerMessage(EventId = 26, Level = LogLevel.Critical, Message = "Subscription '{Subscription}' has stopped")]
    public static partial void Stops(ILogger logger, string subscription, Exception error);

    [LoggerMessage(EventId = 27, Level = LogLevel.Information, Message = "Subscription '{Subscription}' has lost a lease, and looks anew which shards are its own")]
    public static partial void Lost(ILogger logger, string subscription);
}
