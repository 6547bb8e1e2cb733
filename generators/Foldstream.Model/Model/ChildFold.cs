namespace Foldstream.Model;

/// <summary>How an event is forwarded to the child entity that it names.</summary>
internal sealed record ChildFold
{
    /// <summary>The aggregate's member that holds the children.</summary>
    public required string Collection { get; init; }

    /// <summary>What the collection is.</summary>
    public required ChildCollection Kind { get; init; }

    /// <summary>The member of the event that names the child.</summary>
    public required string KeyMember { get; init; }

    /// <summary>The child's type as emitted code names it: <c>global::Shop.Offer</c>.</summary>
    public required string ChildType { get; init; }

    /// <summary>How the child is written: a class changes itself, a record returns its next state.</summary>
    public required AggregateStyle Style { get; init; }

    /// <summary>The constructor that the event begins a child with; null when it can't.</summary>
    public required FoldMethod? Birth { get; init; }

    /// <summary>The <c>Apply</c> that folds it into a child; null when it can only begin one.</summary>
    public required FoldMethod? Apply { get; init; }
}

/// <summary>A collection that children may be kept in.</summary>
internal enum ChildCollection
{
    /// <summary>A <c>Dictionary</c>.</summary>
    Dictionary,

    /// <summary>A <c>SortedDictionary</c>.</summary>
    Sorted,

    /// <summary>An <c>ImmutableDictionary</c> or an <c>ImmutableSortedDictionary</c>, which is replaced by its successor.</summary>
    Immutable,
}
