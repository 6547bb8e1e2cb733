namespace Foldstream.Subscriptions;

/// <summary>A subscription can't go on: an event can't be handled, its checkpoint is another store's, or the log is not the one that it has followed.</summary>
public sealed class SubscriptionStoppedException : FoldstreamException
{
    internal SubscriptionStoppedException(string subscription, string message, Exception? innerException = null)
        : base($"Subscription '{subscription}' has stopped: {message}", innerException)
        => Subscription = subscription;

    /// <summary>The subscription.</summary>
    public string Subscription { get; }
}
