using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>Makes the collections of a state, which change in place or have comparers of their own, of the elements that a generated codec has read.</summary>
/// <remarks>As in <see cref="WireCollections"/>, nobody has vouched for keys: one that is there twice is malformed, and so are too many with the same hash code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class StateCollections
{
    /// <summary>An array, which is the one that was read.</summary>
    public static T[] ToArray<T>(T[] items) => items;

    /// <summary>A list.</summary>
    public static List<T> ToList<T>(T[] items) => [.. items];

    /// <summary>A queue.</summary>
    /// <param name="items">The first one is the next to leave it.</param>
    public static Queue<T> ToQueue<T>(T[] items) => new(items);

    /// <summary>A stack.</summary>
    /// <param name="items">The first one is on top.</param>
    public static Stack<T> ToStack<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Stack<T> stack = new(items.Length);
        for (int i = items.Length - 1; i >= 0; i--)
        {
            stack.Push(items[i]);
        }

        return stack;
    }

    /// <summary>A linked list.</summary>
    public static LinkedList<T> ToLinkedList<T>(T[] items) => new(items);

    /// <summary>A queue that is replaced by its successor.</summary>
    /// <param name="items">The first one is the next to leave it.</param>
    public static ImmutableQueue<T> ToImmutableQueue<T>(T[] items) => ImmutableQueue.Create(items);

    /// <summary>A stack that is replaced by its successor.</summary>
    /// <param name="items">The first one is on top.</param>
    public static ImmutableStack<T> ToImmutableStack<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ImmutableStack<T> stack = [];
        for (int i = items.Length - 1; i >= 0; i--)
        {
            stack = stack.Push(items[i]);
        }

        return stack;
    }

    /// <summary>Checks that a reader will take a set or dictionary for what it is.</summary>
    /// <exception cref="UnstorableStateException">Too many of its keys have the same hash code.</exception>
    public static void EnsureReadable<T>(IEnumerable<T> keys, int count)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (typeof(T) != typeof(string) && count > KeyHashes.MaxEqual && KeyHashes.AreTooManyEqual<T, KeyHashes.OfElement<T>>(keys.ToArray()))
        {
            throw new UnstorableStateException($"More than {KeyHashes.MaxEqual} keys of a set or dictionary have the same hash code, which a reader refuses. See to the GetHashCode of '{typeof(T)}'.");
        }
    }

    /// <summary>A set.</summary>
    /// <param name="items">Its elements.</param>
    /// <param name="position">Where the set begins in the payload.</param>
    /// <param name="comparer">Its comparer; <see langword="null"/> for the default.</param>
    /// <exception cref="MalformedPayloadException">An element is there twice, or too many have the same hash code.</exception>
    public static HashSet<T> ToHashSet<T>(T[] items, int position, IEqualityComparer<T>? comparer)
    {
        ArgumentNullException.ThrowIfNull(items);
        WireCollections.RefuseEqualHashes<T, KeyHashes.OfElement<T>>(items, typeof(T), position);
        return AddAll(new HashSet<T>(items.Length, comparer), items, position);
    }

    /// <summary>A sorted set.</summary>
    /// <inheritdoc cref="ToHashSet"/>
    public static SortedSet<T> ToSortedSet<T>(T[] items, int position, IComparer<T>? comparer) => AddAll(new SortedSet<T>(comparer), items, position);

    /// <summary>A set that is replaced by its successor.</summary>
    /// <inheritdoc cref="ToHashSet"/>
    public static ImmutableHashSet<T> ToImmutableHashSet<T>(T[] items, int position, IEqualityComparer<T>? comparer)
    {
        ArgumentNullException.ThrowIfNull(items);
        WireCollections.RefuseEqualHashes<T, KeyHashes.OfElement<T>>(items, typeof(T), position);
        return AddAll(ImmutableHashSet.CreateBuilder(comparer), items, position).ToImmutable();
    }

    /// <summary>A sorted set that is replaced by its successor.</summary>
    /// <inheritdoc cref="ToHashSet"/>
    public static ImmutableSortedSet<T> ToImmutableSortedSet<T>(T[] items, int position, IComparer<T>? comparer)
        => AddAll(ImmutableSortedSet.CreateBuilder(comparer), items, position).ToImmutable();

    /// <summary>A frozen set.</summary>
    /// <inheritdoc cref="ToHashSet"/>
    public static FrozenSet<T> ToFrozenSet<T>(T[] items, int position, IEqualityComparer<T>? comparer)
        => comparer is null ? WireCollections.ToFrozenSet(items, position) : ToHashSet(items, position, comparer).ToFrozenSet(comparer);

    private static TSet AddAll<T, TSet>(TSet set, T[] items, int position)
        where TSet : ISet<T>
    {
        foreach (T item in items)
        {
            if (!set.Add(item))
            {
                WireCollections.ThrowTwice(position);
            }
        }

        return set;
    }
}
