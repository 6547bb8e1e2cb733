using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Subscriptions;

namespace Foldstream.Hosting;

/// <summary>Is told what a manifest holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IManifestVisitor
{
    /// <summary>An event of the project.</summary>
    void Event<TEvent>()
        where TEvent : IEvent<TEvent>;

    /// <summary>An aggregate of the project.</summary>
    void Aggregate<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>;

    /// <summary>A subscription of the project.</summary>
    void Subscription<TSubscription>()
        where TSubscription : class, ISubscription<TSubscription>
    {
    }

    /// <summary>The manifest of a referenced project; the same one may be named by several.</summary>
    void Reference(AssemblyManifest manifest);
}
