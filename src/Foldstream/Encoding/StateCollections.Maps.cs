using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foldstream.Encoding;

public static partial class StateCollections
{
    /// <summary>A dictionary.</summary>
    /// <param name="items">Its keys and values.</param>
    /// <param name="position">Where the map begins in the payload.</param>
    /// <param name="comparer">Its comparer; <see langword="null"/> for the default.</param>
    /// <exception cref="MalformedPayloadException">A key is there twice, or too many have the same hash code.</exception>
    public static Dictionary<TKey, TValue> ToDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        RefuseEqualHashes(items, position);
        return AddAll(new Dictionary<TKey, TValue>(items.Length, comparer), items, position);
    }

    /// <summary>A dictionary that keeps the order in which keys were added.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static OrderedDictionary<TKey, TValue> ToOrderedDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        RefuseEqualHashes(items, position);
        return AddAll(new OrderedDictionary<TKey, TValue>(items.Length, comparer), items, position);
    }

    /// <summary>A sorted dictionary.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static SortedDictionary<TKey, TValue> ToSortedDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IComparer<TKey>? comparer)
        where TKey : notnull
        => AddAll(new SortedDictionary<TKey, TValue>(comparer), items, position);

    /// <summary>A sorted list.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static SortedList<TKey, TValue> ToSortedList<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IComparer<TKey>? comparer)
        where TKey : notnull
        => AddAll(new SortedList<TKey, TValue>(comparer), items, position);

    /// <summary>A dictionary that is replaced by its successor.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        RefuseEqualHashes(items, position);
        return AddAll(ImmutableDictionary.CreateBuilder<TKey, TValue>(comparer), items, position).ToImmutable();
    }

    /// <summary>A sorted dictionary that is replaced by its successor.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static ImmutableSortedDictionary<TKey, TValue> ToImmutableSortedDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IComparer<TKey>? comparer)
        where TKey : notnull
        => AddAll(ImmutableSortedDictionary.CreateBuilder<TKey, TValue>(comparer), items, position).ToImmutable();

    /// <summary>A frozen dictionary.</summary>
    /// <inheritdoc cref="ToDictionary"/>
    public static FrozenDictionary<TKey, TValue> ToFrozenDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
        => comparer is null ? WireCollections.ToFrozenDictionary(items, position) : ToDictionary(items, position, comparer).ToFrozenDictionary(comparer);

    private static void RefuseEqualHashes<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position)
    {
        ArgumentNullException.ThrowIfNull(items);
        WireCollections.RefuseEqualHashes<KeyValuePair<TKey, TValue>, KeyHashes.OfPair<TKey, TValue>>(items, typeof(TKey), position);
    }

    private static TMap AddAll<TKey, TValue, TMap>(TMap map, KeyValuePair<TKey, TValue>[] items, int position)
        where TMap : IDictionary<TKey, TValue>
    {
        foreach ((TKey key, TValue value) in items)
        {
            if (map.ContainsKey(key))
            {
                WireCollections.ThrowTwice(position);
            }

            map.Add(key, value);
        }

        return map;
    }
}
