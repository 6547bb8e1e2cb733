using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Foldstream.Generated.Tests.Wire;

[Event("big-numbers")]
public readonly partial record struct BigNumbers(Half A, Int128 B, UInt128 C, BigInteger D, Rune E, Half? F, BigInteger? G);

[Event("names")]
public sealed partial record Names(Uri A, Version B, Uri? C, Version? D);

[Event("lists")]
public sealed partial record Lists(ImmutableList<int> A, IReadOnlyList<string> B, IReadOnlyCollection<Money> C, IImmutableList<Address?> D, ImmutableList<ImmutableList<string?>>? E);

[Event("sets")]
public sealed partial record Sets(
    ImmutableHashSet<string> A, ImmutableSortedSet<string> B, FrozenSet<Guid> C, IReadOnlySet<ItemId> D, IImmutableSet<Place> E, ImmutableSortedSet<Small> F, FrozenSet<long>? G);

[Event("maps")]
public sealed partial record Maps(
    ImmutableDictionary<string, int> A, ImmutableSortedDictionary<string, Money> B, FrozenDictionary<long, string?> C, IReadOnlyDictionary<Sku, ImmutableArray<int>> D,
    IImmutableDictionary<Place, Address> E, ImmutableSortedDictionary<Version, ImmutableHashSet<int>> F, FrozenDictionary<Guid, ImmutableDictionary<DateOnly, int?>>? G);

[Event("tuples")]
public readonly partial record struct Tuples((int Count, string Name) A, (Guid, string?)? B, ImmutableArray<(int X, (decimal, bool) Y)> C, ImmutableDictionary<(int, string), (int A, int B, int C, int D, int E, int F, int G)> D);

public readonly record struct Place(int Row, string Column);

[Event("texts-by-order")]
public sealed partial record ByOrder(ImmutableSortedDictionary<string, int> Counts);

public readonly record struct Roomy(decimal A, decimal B, Guid C, (DateTimeOffset, Half, Version) D, decimal E = 1, int? F = null);

[Event("roomy-lists")]
public readonly partial record struct RoomyLists(ImmutableArray<Roomy> A, ImmutableDictionary<Guid, Roomy> B);
