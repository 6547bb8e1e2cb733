using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Foldstream.Encoding;

/// <summary>Makes collections of the elements that a generated codec has read, and checks those that it is about to write.</summary>
/// <remarks>
/// A set or map is built from keys that nobody has vouched for. One that is there twice is malformed, and so are more than 64 with the same
/// hash code (texts excepted, whose hash codes nobody can foresee), since they would make building it quadratic.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WireCollections
{
    // Each next size of a table is another prime. That keys meet in one bucket at all of these is no accident, and still no reason to refuse
    // what a writer has accepted: their hash codes differ.
    private const int MaxSizesTried = 4;

    /// <summary>A list.</summary>
    public static ImmutableList<T> ToImmutableList<T>(T[] items) => ImmutableList.Create(items);

    /// <summary>A list behind its interface. Nobody else has the array.</summary>
    public static IReadOnlyList<T> ToReadOnlyList<T>(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);

    /// <summary>A set.</summary>
    /// <param name="items">Its elements.</param>
    /// <param name="position">Where the set begins in the payload.</param>
    /// <exception cref="MalformedPayloadException">An element is there twice, or too many have the same hash code.</exception>
    public static ImmutableHashSet<T> ToImmutableHashSet<T>(T[] items, int position)
    {
        if (items.Length == 0)
        {
            return ImmutableHashSet<T>.Empty;
        }

        RefuseEqualHashes<T, KeyHashes.OfElement<T>>(items, typeof(T), position);
        ImmutableHashSet<T>.Builder set = ImmutableHashSet.CreateBuilder<T>();
        foreach (T item in items)
        {
            if (!set.Add(item))
            {
                ThrowTwice(position);
            }
        }

        return set.ToImmutable();
    }

    /// <summary>A sorted set; texts are compared by their UTF-16 code units, everywhere the same.</summary>
    /// <inheritdoc cref="ToImmutableHashSet"/>
    public static ImmutableSortedSet<T> ToImmutableSortedSet<T>(T[] items, int position)
    {
        ImmutableSortedSet<T> set = ImmutableSortedSet.Create(OrderOf<T>(), items);
        if (set.Count != items.Length)
        {
            ThrowTwice(position);
        }

        return set;
    }

    /// <summary>A frozen set.</summary>
    /// <inheritdoc cref="ToImmutableHashSet"/>
    public static FrozenSet<T> ToFrozenSet<T>(T[] items, int position)
    {
        if (items.Length == 0)
        {
            return FrozenSet<T>.Empty;
        }

        RefuseEqualHashes<T, KeyHashes.OfElement<T>>(items, typeof(T), position);
        HashSet<T> set = [];
        for (int i = 0, size = set.EnsureCapacity(items.Length); MeetInOneBucket<T, KeyHashes.OfElement<T>>(items, typeof(T), size); size = set.EnsureCapacity(size + 1))
        {
            if (++i == MaxSizesTried)
            {
                set = new HashSet<T>(items.Length, UnforeseeableHashes<T>.Instance);
                break;
            }
        }

        foreach (T item in items)
        {
            if (!set.Add(item))
            {
                ThrowTwice(position);
            }
        }

        return set.ToFrozenSet(set.Comparer);
    }

    /// <summary>A dictionary.</summary>
    /// <param name="items">Its keys and values.</param>
    /// <param name="position">Where the map begins in the payload.</param>
    /// <exception cref="MalformedPayloadException">A key is there twice, or too many have the same hash code.</exception>
    public static ImmutableDictionary<TKey, TValue> ToImmutableDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position)
        where TKey : notnull
    {
        if (items.Length == 0)
        {
            return ImmutableDictionary<TKey, TValue>.Empty;
        }

        RefuseEqualHashes<KeyValuePair<TKey, TValue>, KeyHashes.OfPair<TKey, TValue>>(items, typeof(TKey), position);
        ImmutableDictionary<TKey, TValue>.Builder map = ImmutableDictionary.CreateBuilder<TKey, TValue>();
        foreach ((TKey key, TValue value) in items)
        {
            int before = map.Count;
            map[key] = value;
            if (map.Count == before)
            {
                ThrowTwice(position);
            }
        }

        return map.ToImmutable();
    }

    /// <summary>A sorted dictionary; texts are compared by their UTF-16 code units, everywhere the same.</summary>
    /// <inheritdoc cref="ToImmutableDictionary"/>
    public static ImmutableSortedDictionary<TKey, TValue> ToImmutableSortedDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position)
        where TKey : notnull
    {
        if (items.Length == 0)
        {
            return ImmutableSortedDictionary.Create<TKey, TValue>(OrderOf<TKey>());
        }

        ImmutableSortedDictionary<TKey, TValue>.Builder map = ImmutableSortedDictionary.CreateBuilder<TKey, TValue>(OrderOf<TKey>());
        foreach ((TKey key, TValue value) in items)
        {
            int before = map.Count;
            map[key] = value;
            if (map.Count == before)
            {
                ThrowTwice(position);
            }
        }

        return map.ToImmutable();
    }

    /// <summary>A frozen dictionary.</summary>
    /// <inheritdoc cref="ToImmutableDictionary"/>
    public static FrozenDictionary<TKey, TValue> ToFrozenDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] items, int position)
        where TKey : notnull
    {
        if (items.Length == 0)
        {
            return FrozenDictionary<TKey, TValue>.Empty;
        }

        RefuseEqualHashes<KeyValuePair<TKey, TValue>, KeyHashes.OfPair<TKey, TValue>>(items, typeof(TKey), position);
        Dictionary<TKey, TValue> map = [];
        for (int i = 0, size = map.EnsureCapacity(items.Length);
            MeetInOneBucket<KeyValuePair<TKey, TValue>, KeyHashes.OfPair<TKey, TValue>>(items, typeof(TKey), size);
            size = map.EnsureCapacity(size + 1))
        {
            if (++i == MaxSizesTried)
            {
                map = new Dictionary<TKey, TValue>(items.Length, UnforeseeableHashes<TKey>.Instance);
                break;
            }
        }

        foreach ((TKey key, TValue value) in items)
        {
            if (!map.TryAdd(key, value))
            {
                ThrowTwice(position);
            }
        }

        return map.ToFrozenDictionary(map.Comparer);
    }

    /// <summary>The order of a sorted collection. The default one of texts depends on the culture, and takes different texts for equal.</summary>
    internal static IComparer<T> OrderOf<T>() => typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;

    internal static void RefuseEqualHashes<TItem, TKeyOf>(ReadOnlySpan<TItem> items, Type key, int position)
        where TKeyOf : KeyHashes.IKeyOf<TItem>
    {
        if (key != typeof(string) && KeyHashes.AreTooManyEqual<TItem, TKeyOf>(items))
        {
            ThrowTooManyEqual(position);
        }
    }

    private static bool MeetInOneBucket<TItem, TKeyOf>(ReadOnlySpan<TItem> items, Type key, int size)
        where TKeyOf : KeyHashes.IKeyOf<TItem>
        => key != typeof(string) && KeyHashes.AreTooManyInOneBucket<TItem, TKeyOf>(items, size);

    [DoesNotReturn]
    internal static void ThrowTwice(int position) => throw new MalformedPayloadException("An element of a set, or a key of a map, is there twice", position);

    [DoesNotReturn]
    private static void ThrowTooManyEqual(int position)
        => throw new MalformedPayloadException($"More than {KeyHashes.MaxEqual} elements of a set, or keys of a map, have the same hash code", position);
}
