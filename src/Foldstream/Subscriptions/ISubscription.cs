using System.ComponentModel;

namespace Foldstream.Subscriptions;

/// <summary>Is given the events of a subscription, a page at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISubscriptionHandler
{
    /// <summary>Handles the events of a page, one after another.</summary>
    ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken);
}

/// <summary>What the generator adds to every subscription.</summary>
/// <typeparam name="TSelf">The subscription.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISubscription<TSelf> : ISubscriptionHandler
    where TSelf : class, ISubscription<TSelf>
{
    /// <summary>What it reads and handles.</summary>
    static abstract SubscriptionDefinition Definition { get; }

    /// <summary>Makes one, with what its constructor asks for.</summary>
    static abstract TSelf Create(IServiceProvider services);
}
