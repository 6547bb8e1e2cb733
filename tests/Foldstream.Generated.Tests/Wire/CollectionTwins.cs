using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using MessagePack;

namespace Foldstream.Generated.Tests.Wire;

[MessagePackObject]
public readonly record struct PlaceTwin([property: Key(0)] int Row, [property: Key(1)] string Column);

[MessagePackObject]
public sealed record BigNumbersTwin([property: Key(0)] Half A, [property: Key(1)] Int128 B, [property: Key(2)] UInt128 C, [property: Key(3)] BigInteger D,
    [property: Key(4)] Rune E, [property: Key(5)] Half? F, [property: Key(6)] BigInteger? G);

[MessagePackObject]
public sealed record NamesTwin([property: Key(0)] Uri A, [property: Key(1)] Version B, [property: Key(2)] Uri? C, [property: Key(3)] Version? D);

[MessagePackObject]
public sealed record ListsTwin([property: Key(0)] ImmutableList<int> A, [property: Key(1)] IReadOnlyList<string> B, [property: Key(2)] IReadOnlyCollection<MoneyTwin> C,
    [property: Key(3)] IImmutableList<AddressTwin?> D, [property: Key(4)] ImmutableList<ImmutableList<string?>>? E);

[MessagePackObject]
public sealed record SetsTwin([property: Key(0)] ImmutableHashSet<string> A, [property: Key(1)] ImmutableSortedSet<string> B, [property: Key(2)] FrozenSet<Guid> C,
    [property: Key(3)] IReadOnlySet<Guid> D, [property: Key(4)] IReadOnlyCollection<PlaceTwin> E, [property: Key(5)] ImmutableSortedSet<Small> F, [property: Key(6)] FrozenSet<long>? G);

[MessagePackObject]
public sealed record MapsTwin([property: Key(0)] ImmutableDictionary<string, int> A, [property: Key(1)] ImmutableSortedDictionary<string, MoneyTwin> B,
    [property: Key(2)] FrozenDictionary<long, string?> C, [property: Key(3)] OrderedDictionary<string, ImmutableArray<int>> D, [property: Key(4)] OrderedDictionary<PlaceTwin, AddressTwin> E,
    [property: Key(5)] OrderedDictionary<Version, ImmutableHashSet<int>> F, [property: Key(6)] FrozenDictionary<Guid, ImmutableDictionary<DateOnly, int?>>? G);

[MessagePackObject]
public sealed record TuplesTwin([property: Key(0)] (int, string) A, [property: Key(1)] (Guid, string?)? B, [property: Key(2)] ImmutableArray<(int, (decimal, bool))> C,
    [property: Key(3)] ImmutableDictionary<(int, string), (int, int, int, int, int, int, int)> D);
