using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;

namespace Foldstream.Kinds;

public static partial class AllKinds
{
    private static Kind[] RarePlain() =>
    [
        Values3(RareValues.Half, (a, b, c) => new Halves(a, b, c)),
        Values3(RareValues.Int128, (a, b, c) => new LargeIntegers(a, b, c)),
        Values3(RareValues.UInt128, (a, b, c) => new LargeUnsigned(a, b, c)),
        Values3(RareValues.BigInteger, (a, b, c) => new BigIntegers(a, b, c)),
        Values3(RareValues.Rune, (a, b, c) => new Runes(a, b, c)),
        Objects3(RareValues.Uri, (a, b, c) => new Uris(a, b, c)),
        Objects3(RareValues.Version, (a, b, c) => new Versions(a, b, c)),
    ];

    private static Kind[] Lists() =>
    [
        new Kind<ImmutableLists>(Gen.Select(Some(Values.Integer<int>()), Some(Values.Text.Null()).Null(), (a, b) => new ImmutableLists([.. a], b is null ? null : [.. b]))),
        new Kind<ImmutableListInterfaces>(
            Gen.Select(Some(Values.Integer<long>()), Some(Values.Array(Values.Text)).Null(), (a, b) => new ImmutableListInterfaces([.. a], b?.ToImmutableList()))),
        new Kind<ReadOnlyLists>(Gen.Select(Some(Values.Decimal), Some(Values.Address).Null(), (a, b) => new ReadOnlyLists(a, b))),
        new Kind<ReadOnlyCollections>(Gen.Select(Some(Gen.Guid), Some(Values.Integer<int>().Nullable()).Null(), (a, b) => new ReadOnlyCollections(a, b))),
    ];

    private static Kind[] Sets() =>
    [
        new Kind<HashSets>(Gen.Select(Some(Values.Integer<int>()), Some(Values.Text).Null(), (a, b) => new HashSets([.. a], b is null ? null : [.. b]))) { HasOrder = false },
        new Kind<SetInterfaces>(
            Gen.Select(Some(Values.Date), Some(Place).Null(), (a, b) => new SetInterfaces(a.ToImmutableHashSet(), b?.ToImmutableHashSet()))) { HasOrder = false },
        new Kind<ReadOnlySets>(
            Gen.Select(Some(Gen.Guid), Some(Values.Integer<long>()).Null(), (a, b) => new ReadOnlySets(a.Select(id => new ItemId(id)).ToHashSet(), b?.ToHashSet()))) { HasOrder = false },
        new Kind<FrozenSets>(Gen.Select(Some(Gen.Guid), Some(Values.Text).Null(), Some(Values.Integer<int>()).Null(),
            (a, b, c) => new FrozenSets(a.ToFrozenSet(), b?.ToFrozenSet(), c?.ToFrozenSet()))) { HasOrder = false },
        new Kind<SortedSets>(
            Gen.Select(Some(Values.Text), Some(Values.Level).Null(), (a, b) => new SortedSets(ImmutableSortedSet.Create(StringComparer.Ordinal, a), b is null ? null : [.. b]))),
    ];

    private static Kind[] Maps() =>
    [
        new Kind<Dictionaries>(Gen.Select(Pairs(Values.Text, Gen.Int), Pairs(Values.Integer<int>(), Values.Address.Null()).Null(),
            (a, b) => new Dictionaries(a.ToImmutableDictionary(), b?.ToImmutableDictionary()))) { HasOrder = false },
        new Kind<DictionaryInterfaces>(Gen.Select(Pairs(Place, Values.Money), Pairs(Values.Char, Gen.Bool).Null(),
            (a, b) => new DictionaryInterfaces(a.ToImmutableDictionary(), b?.ToImmutableDictionary()))) { HasOrder = false },
        new Kind<ReadOnlyDictionaries>(Gen.Select(Pairs(Values.Sku, Values.Array(Gen.Int)), Pairs(Gen.Guid, Pairs(Values.Date, Gen.Int.Nullable())).Null(),
            (a, b) => new ReadOnlyDictionaries(a, b?.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutableDictionary())))) { HasOrder = false },
        new Kind<FrozenDictionaries>(Gen.Select(Pairs(Values.Integer<long>(), Values.Text.Null()), Pairs(Values.Text, Gen.Int).Null(),
            (a, b) => new FrozenDictionaries(a.ToFrozenDictionary(), b?.ToFrozenDictionary()))) { HasOrder = false },
        new Kind<SortedDictionaries>(Gen.Select(Pairs(Values.Text, Values.Money), Pairs(RareValues.Version, Some(Gen.Int)).Null(),
            (a, b) => new SortedDictionaries(a.ToImmutableSortedDictionary(StringComparer.Ordinal), b?.ToImmutableSortedDictionary(pair => pair.Key, pair => ImmutableSortedSet.Create(pair.Value))))),
    ];

    private static Kind[] TuplesOfSeveral() =>
    [
        new Kind<Tuples>(Gen.Select(Gen.Select(Gen.Int, Values.Text), Gen.Select(Gen.Guid, Values.Text.Null()).Nullable(), Values.Array(Gen.Select(Gen.Int, Gen.Select(Values.Decimal, Gen.Bool))),
            (a, b, c) => new Tuples(a, b, c))),
        new Kind<LongTuples>(Gen.Select(Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Int, Gen.Int, Gen.Int, Gen.Int), Pairs(Gen.Select(Gen.Int, Values.Text), Gen.Select(Gen.Long, Values.Address.Null())),
            (a, b) => new LongTuples(a, b.ToImmutableDictionary()))) { HasOrder = false },
    ];

    private static Gen<Place> Place => Gen.Select(Values.Integer<int>(), Values.Text, (row, column) => new Place(row, column));

    /// <summary>Up to a length over 15, now and then over 64, at which a reader looks at its keys.</summary>
    private static Gen<T[]> Some<T>(Gen<T> element) => Gen.Frequency((90, element.Array[0, 4]), (8, element.Array[14, 18]), (2, element.Array[64, 70]));

    private static Gen<Dictionary<TKey, TValue>> Pairs<TKey, TValue>(Gen<TKey> keys, Gen<TValue> values)
        where TKey : notnull
        => Some(Gen.Select(keys, values)).Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));
}
