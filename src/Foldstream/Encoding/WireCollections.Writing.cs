using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Foldstream.Encoding;

public static partial class WireCollections
{
    /// <summary>Checks that a set can be read back: it holds no element twice in the sense of the set that it comes back as.</summary>
    /// <param name="set">A set without null.</param>
    /// <exception cref="ArgumentException">It can't be.</exception>
    public static void EnsureReadable<T>(ImmutableHashSet<T> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnsureDistinct(set, set.Count, IsDefault(set.KeyComparer));
    }

    /// <inheritdoc cref="EnsureReadable{T}(ImmutableHashSet{T})"/>
    public static void EnsureReadable<T>(ImmutableSortedSet<T> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnsureOrdered(set, set.Count, set.KeyComparer);
    }

    /// <inheritdoc cref="EnsureReadable{T}(ImmutableHashSet{T})"/>
    public static void EnsureReadable<T>(FrozenSet<T> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnsureDistinct(set, set.Count, IsDefault(set.Comparer));
    }

    /// <inheritdoc cref="EnsureReadable{T}(ImmutableHashSet{T})"/>
    public static void EnsureReadable<T>(IReadOnlyCollection<T> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        EnsureDistinct(set, set.Count, isDistinct: false);
    }

    /// <summary>Checks that a dictionary can be read back: it holds no key twice in the sense of the dictionary that it comes back as.</summary>
    /// <param name="map">A dictionary.</param>
    /// <exception cref="ArgumentException">It can't be.</exception>
    public static void EnsureReadable<TKey, TValue>(ImmutableDictionary<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        EnsureDistinct(map.Keys, map.Count, IsDefault(map.KeyComparer));
    }

    /// <inheritdoc cref="EnsureReadable{TKey, TValue}(ImmutableDictionary{TKey, TValue})"/>
    public static void EnsureReadable<TKey, TValue>(ImmutableSortedDictionary<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        EnsureOrdered(map.Keys, map.Count, map.KeyComparer);
    }

    /// <inheritdoc cref="EnsureReadable{TKey, TValue}(ImmutableDictionary{TKey, TValue})"/>
    public static void EnsureReadable<TKey, TValue>(FrozenDictionary<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        EnsureDistinct(map.Keys, map.Count, IsDefault(map.Comparer));
    }

    /// <inheritdoc cref="EnsureReadable{TKey, TValue}(ImmutableDictionary{TKey, TValue})"/>
    public static void EnsureReadable<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        EnsureDistinct(map.Keys, map.Count, isDistinct: map is Dictionary<TKey, TValue> known && IsDefault(known.Comparer));
    }

    /// <summary>Checks that a collection had as many elements as it said before they were written.</summary>
    /// <exception cref="InvalidOperationException">It had another number: somebody changes it.</exception>
    public static void EnsureCount(int said, int had)
    {
        if (said != had)
        {
            throw new InvalidOperationException($"A collection said that it has {said} elements and had {had}. Does somebody change it while it is stored?");
        }
    }

    /// <summary>What was made unequal by another comparer may be equal for the one that reads it.</summary>
    private static void EnsureDistinct<T>(IEnumerable<T> keys, int count, bool isDistinct)
    {
        EnsureFewEqual(keys, count);
        if (!isDistinct && new HashSet<T>(keys).Count != count)
        {
            ThrowNotDistinct<T>();
        }
    }

    private static void EnsureOrdered<T>(IEnumerable<T> keys, int count, IComparer<T> comparer)
    {
        // What is sorted today may be read as a hashed one tomorrow.
        EnsureFewEqual(keys, count);

        // What any order of texts tells apart, their code units do too.
        if (comparer != Comparer<T>.Default && comparer is not StringComparer && new SortedSet<T>(keys, OrderOf<T>()).Count != count)
        {
            ThrowNotDistinct<T>();
        }
    }

    private static void EnsureFewEqual<T>(IEnumerable<T> keys, int count)
    {
        if (typeof(T) == typeof(string) || count <= KeyHashes.MaxEqual)
        {
            return;
        }

        T[] items = [.. keys];
        if (KeyHashes.AreTooManyEqual<T, KeyHashes.OfElement<T>>(items))
        {
            throw new ArgumentException($"A set or dictionary can't be stored: more than {KeyHashes.MaxEqual} of its keys have the same hash code, which a reader refuses. See to the GetHashCode of '{typeof(T)}'.", nameof(keys));
        }
    }

    private static bool IsDefault<T>(IEqualityComparer<T> comparer)
        => comparer is StringComparer or UnforeseeableHashes<T> || comparer.Equals(EqualityComparer<T>.Default);

    private static void ThrowNotDistinct<T>()
        => throw new ArgumentException($"A set or dictionary can't be stored: by the default comparer of '{typeof(T)}', with which it is read, two of its keys are equal.");
}
