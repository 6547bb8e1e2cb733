using System.ComponentModel;
using Foldstream.Events;

namespace Foldstream.Aggregates;

/// <summary>Events of one aggregate, and of no other: the generated <c>Order.Events</c>.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventSet<TAggregate>
{
    /// <summary>How many events it holds.</summary>
    int Count { get; }

    /// <summary>Encodes the events, in their order, behind those that a page holds.</summary>
    /// <exception cref="AppendTooLargeException">An event or the page would be over the limits.</exception>
    void AddTo(PageBuilder page);
}
