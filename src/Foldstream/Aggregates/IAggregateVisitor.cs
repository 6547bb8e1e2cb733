using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>Is told an aggregate together with its key's type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAggregateVisitor
{
    /// <summary>An aggregate.</summary>
    void Visit<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>;
}
