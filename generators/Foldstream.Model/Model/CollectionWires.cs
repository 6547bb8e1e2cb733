namespace Foldstream.Model;

/// <summary>The collections that an event or an aggregate's state may hold besides <c>ImmutableArray&lt;T&gt;</c>: lists, then sets, then dictionaries.</summary>
internal enum CollectionKind
{
    ImmutableList,
    IImmutableList,
    IReadOnlyList,
    IReadOnlyCollection,

    // Of a state alone, here and below.
    List,
    Array,
    Queue,
    Stack,
    LinkedList,
    ImmutableQueue,
    ImmutableStack,
    ImmutableHashSet,
    ImmutableSortedSet,
    FrozenSet,
    IImmutableSet,
    IReadOnlySet,
    HashSet,
    SortedSet,
    ImmutableDictionary,
    ImmutableSortedDictionary,
    FrozenDictionary,
    IImmutableDictionary,
    IReadOnlyDictionary,
    Dictionary,
    OrderedDictionary,
    SortedDictionary,
    SortedList,
}

/// <summary>A list, written as an array.</summary>
internal sealed record ListWire(CollectionKind Kind, WireType Element) : WireType
{
    public override bool Allocates => true;

    public override bool IsValueType => false;
}

/// <summary>A set, written as an array that holds each element once.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Element">Its elements: values that are equal when their bytes are, and never null.</param>
internal sealed record SetWire(CollectionKind Kind, WireType Element) : WireType
{
    /// <summary>Whether an aggregate's state holds it, so that it comes back with its own comparer.</summary>
    public bool IsOfState { get; init; }

    public override bool Allocates => true;

    public override bool IsValueType => false;
}

/// <summary>A dictionary, written as a map that holds each key once.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Key">Its keys: values that are equal when their bytes are, and never null.</param>
/// <param name="Value">Its values.</param>
internal sealed record MapWire(CollectionKind Kind, WireType Key, WireType Value) : WireType
{
    /// <summary>Whether an aggregate's state holds it, so that it comes back with its own comparer.</summary>
    public bool IsOfState { get; init; }

    public override bool Allocates => true;

    public override bool IsValueType => false;
}
