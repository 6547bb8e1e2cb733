using System.Buffers;

namespace Foldstream.Encoding;

/// <summary>
/// Bounds what keys from untrusted bytes can cost. Whoever chooses them so that their hash codes are equal makes each look-up a walk over
/// all of them, and building a set or map of n keys a matter of n² steps.
/// </summary>
internal static class KeyHashes
{
    /// <summary>How many keys may have one hash code. 64 of them cost a look-up less than a microsecond.</summary>
    public const int MaxEqual = 64;

    /// <summary>Takes a key out of what is stored in a set or map, so that both share the code.</summary>
    internal interface IKeyOf<TItem>
    {
        static abstract int HashCodeOf(in TItem item);
    }

    /// <summary>Whether more than <see cref="MaxEqual"/> keys have the same hash code. Sorting them takes n log n steps, whatever they are.</summary>
    public static bool AreTooManyEqual<TItem, TKeyOf>(ReadOnlySpan<TItem> items)
        where TKeyOf : IKeyOf<TItem>
    {
        if (items.Length <= MaxEqual)
        {
            return false;
        }

        int[] rented = ArrayPool<int>.Shared.Rent(items.Length);
        Span<int> hashes = rented.AsSpan(0, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            hashes[i] = TKeyOf.HashCodeOf(in items[i]);
        }

        hashes.Sort();
        bool found = false;
        for (int i = MaxEqual; i < hashes.Length && !found; i++)
        {
            found = hashes[i] == hashes[i - MaxEqual];
        }

        ArrayPool<int>.Shared.Return(rented);
        return found;
    }

    /// <summary>
    /// Whether a hash table with as many buckets gets more than <see cref="MaxEqual"/> keys into one of them. Different hash codes meet in
    /// one bucket where they differ by a multiple of the number of buckets.
    /// </summary>
    public static bool AreTooManyInOneBucket<TItem, TKeyOf>(ReadOnlySpan<TItem> items, int buckets)
        where TKeyOf : IKeyOf<TItem>
    {
        if (items.Length <= MaxEqual)
        {
            return false;
        }

        byte[] loads = ArrayPool<byte>.Shared.Rent(buckets);
        loads.AsSpan(0, buckets).Clear();
        bool found = false;
        for (int i = 0; i < items.Length && !found; i++)
        {
            found = ++loads[(int)((uint)TKeyOf.HashCodeOf(in items[i]) % (uint)buckets)] > MaxEqual;
        }

        ArrayPool<byte>.Shared.Return(loads);
        return found;
    }

    /// <summary>An element of a set.</summary>
    internal readonly struct OfElement<T> : IKeyOf<T>
    {
        public static int HashCodeOf(in T item) => item!.GetHashCode();
    }

    /// <summary>The key of a pair.</summary>
    internal readonly struct OfPair<TKey, TValue> : IKeyOf<KeyValuePair<TKey, TValue>>
    {
        public static int HashCodeOf(in KeyValuePair<TKey, TValue> item) => item.Key!.GetHashCode();
    }
}
