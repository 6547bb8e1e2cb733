using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foldstream.Kinds;

public readonly record struct Place(int Row, string Column);

[Event("immutable-lists")] public sealed partial record ImmutableLists(ImmutableList<int> A, ImmutableList<string?>? B);

[Event("immutable-list-interfaces")] public sealed partial record ImmutableListInterfaces(IImmutableList<long> A, IImmutableList<ImmutableArray<string>>? B);

[Event("read-only-lists")] public sealed partial record ReadOnlyLists(IReadOnlyList<decimal> A, IReadOnlyList<Address>? B);

[Event("read-only-collections")] public sealed partial record ReadOnlyCollections(IReadOnlyCollection<Guid> A, IReadOnlyCollection<int?>? B);

[Event("hash-sets")] public sealed partial record HashSets(ImmutableHashSet<int> A, ImmutableHashSet<string>? B);

[Event("set-interfaces")] public sealed partial record SetInterfaces(IImmutableSet<DateOnly> A, IImmutableSet<Place>? B);

[Event("read-only-sets")] public sealed partial record ReadOnlySets(IReadOnlySet<ItemId> A, IReadOnlySet<long>? B);

[Event("frozen-sets")] public sealed partial record FrozenSets(FrozenSet<Guid> A, FrozenSet<string>? B, FrozenSet<int>? C = null);

[Event("sorted-sets")] public sealed partial record SortedSets(ImmutableSortedSet<string> A, ImmutableSortedSet<Level>? B);

[Event("dictionaries")] public sealed partial record Dictionaries(ImmutableDictionary<string, int> A, ImmutableDictionary<int, Address?>? B);

[Event("dictionary-interfaces")] public sealed partial record DictionaryInterfaces(IImmutableDictionary<Place, Money> A, IImmutableDictionary<char, bool>? B);

[Event("read-only-dictionaries")]
public sealed partial record ReadOnlyDictionaries(IReadOnlyDictionary<Sku, ImmutableArray<int>> A, IReadOnlyDictionary<Guid, ImmutableDictionary<DateOnly, int?>>? B);

[Event("frozen-dictionaries")] public sealed partial record FrozenDictionaries(FrozenDictionary<long, string?> A, FrozenDictionary<string, int>? B);

[Event("sorted-dictionaries")]
public sealed partial record SortedDictionaries(ImmutableSortedDictionary<string, Money> A, ImmutableSortedDictionary<Version, ImmutableSortedSet<int>>? B);

[Event("tuples")] public sealed partial record Tuples((int Count, string Name) A, (Guid, string?)? B, ImmutableArray<(int X, (decimal, bool) Y)> C);

[Event("long-tuples")] public sealed partial record LongTuples((int A, int B, int C, int D, int E, int F, int G) A, ImmutableDictionary<(int, string), (long, Address?)> B);
