using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.Identity;

internal static partial class Pairs
{
    private static Pair[] RarePlain() =>
    [
        new Pair<Halves, Twin<Half>>(e => new(e.A, e.B, e.C)),
        new Pair<LargeIntegers, Twin<Int128>>(e => new(e.A, e.B, e.C)),
        new Pair<LargeUnsigned, Twin<UInt128>>(e => new(e.A, e.B, e.C)),
        new Pair<BigIntegers, Twin<BigInteger>>(e => new(e.A, e.B, e.C)),
        new Pair<Runes, Twin<Rune>>(e => new(e.A, e.B, e.C)),
        new Pair<Uris, ObjectTwin<Uri>>(e => new(e.A, e.B, e.C)),
        new Pair<Versions, ObjectTwin<Version>>(e => new(e.A, e.B, e.C)),
    ];

    private static Pair[] Lists() =>
    [
        new Pair<ImmutableLists, Both<ImmutableList<int>, ImmutableList<string?>>>(e => new(e.A, e.B)),
        new Pair<ImmutableListInterfaces, Both<IImmutableList<long>, IImmutableList<ImmutableArray<string>>>>(e => new(e.A, e.B)),
        new Pair<ReadOnlyLists, Both<IReadOnlyList<decimal>, IReadOnlyList<AddressTwin>>>(e => new(e.A, e.B?.Select(address => AddressTwin.Of(address)).ToArray())),
        new Pair<ReadOnlyCollections, Both<IReadOnlyCollection<Guid>, IReadOnlyCollection<int?>>>(e => new(e.A, e.B)),
    ];

    private static Pair[] Sets() =>
    [
        new Pair<HashSets, Both<ImmutableHashSet<int>, ImmutableHashSet<string>>>(e => new(e.A, e.B)),
        new Pair<SetInterfaces, Both<IImmutableSet<DateOnly>, PlaceTwin[]>>(e => new(e.A, e.B?.Select(PlaceTwin.Of).ToArray())),
        new Pair<ReadOnlySets, Both<Guid[], IReadOnlySet<long>>>(e => new([.. e.A.Select(id => id.Value)], e.B)),
        new Pair<FrozenSets, Three<FrozenSet<Guid>, FrozenSet<string>, FrozenSet<int>>>(e => new(e.A, e.B, e.C)),
        new Pair<SortedSets, Both<ImmutableSortedSet<string>, ImmutableSortedSet<Level>>>(e => new(e.A, e.B)),
    ];

    // Where an element has a twin, its map is one that keeps the order in which it was made.
    private static Pair[] Maps() =>
    [
        new Pair<Dictionaries, Both<ImmutableDictionary<string, int>, OrderedDictionary<int, AddressTwin?>>>(e => new(e.A, e.B is null ? null : Ordered(e.B, key => key, AddressTwin.Of))),
        new Pair<DictionaryInterfaces, Both<OrderedDictionary<PlaceTwin, MoneyTwin>, IImmutableDictionary<char, bool>>>(e => new(Ordered(e.A, PlaceTwin.Of, MoneyTwin.Of), e.B)),
        new Pair<ReadOnlyDictionaries, Both<OrderedDictionary<string, ImmutableArray<int>>, IReadOnlyDictionary<Guid, ImmutableDictionary<DateOnly, int?>>>>(
            e => new(Ordered(e.A, key => key.Value, value => value), e.B)),
        new Pair<FrozenDictionaries, Both<FrozenDictionary<long, string?>, FrozenDictionary<string, int>>>(e => new(e.A, e.B)),
        new Pair<SortedDictionaries, Both<OrderedDictionary<string, MoneyTwin>, OrderedDictionary<Version, ImmutableSortedSet<int>>>>(
            e => new(Ordered(e.A, key => key, MoneyTwin.Of), e.B is null ? null : Ordered(e.B, key => key, value => value))),
    ];

    private static Pair[] TuplesOfSeveral() =>
    [
        new Pair<Tuples, TuplesTwin>(e => new(e.A, e.B, e.C.Map(pair => (pair.X, pair.Y)))),
        new Pair<LongTuples, LongTuplesTwin>(e => new(e.A, Ordered(e.B, key => key, value => (value.Item1, AddressTwin.Of(value.Item2))))),
    ];

    private static OrderedDictionary<TKeyTwin, TValueTwin> Ordered<TKey, TValue, TKeyTwin, TValueTwin>(
        IEnumerable<KeyValuePair<TKey, TValue>> pairs, Func<TKey, TKeyTwin> key, Func<TValue, TValueTwin> value)
        where TKeyTwin : notnull
        => new(pairs.Select(pair => KeyValuePair.Create(key(pair.Key), value(pair.Value))));
}
