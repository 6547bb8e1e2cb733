using System.ComponentModel;

namespace Foldstream.Encoding;

/// <summary>The comparers with which the sets and dictionaries of a state come back: the default one, and for texts those of <see cref="StringComparer"/> that are the same everywhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StateComparers
{
    private const int Default = 0, Ordinal = 1, OrdinalIgnoreCase = 2, Invariant = 3, InvariantIgnoreCase = 4;

    /// <summary>The number of a comparer of texts.</summary>
    /// <exception cref="UnstorableStateException">It is none of those that can be stored.</exception>
    public static int NumberOf(IEqualityComparer<string>? comparer)
        => comparer is null || comparer.Equals(EqualityComparer<string>.Default) || comparer is UnforeseeableHashes<string> ? Default : NumberOfText(comparer);

    /// <inheritdoc cref="NumberOf(IEqualityComparer{string})"/>
    public static int NumberOf(IComparer<string>? comparer) => comparer is null || comparer.Equals(Comparer<string>.Default) ? Default : NumberOfText(comparer);

    /// <summary>Checks that a comparer is the default one.</summary>
    /// <exception cref="UnstorableStateException">It is not.</exception>
    public static void EnsureDefault<T>(IEqualityComparer<T>? comparer)
    {
        if (comparer is not null and not UnforeseeableHashes<T> && !comparer.Equals(EqualityComparer<T>.Default))
        {
            throw Unstorable(comparer);
        }
    }

    /// <inheritdoc cref="EnsureDefault{T}(IEqualityComparer{T})"/>
    public static void EnsureDefault<T>(IComparer<T>? comparer)
    {
        if (comparer is not null && !comparer.Equals(Comparer<T>.Default))
        {
            throw Unstorable(comparer);
        }
    }

    /// <summary>Begins a collection with the number of its comparer.</summary>
    public static void Write(Span<byte> destination, ref int position, int number)
    {
        WireWriter.WriteArrayHeader(destination, ref position, 2);
        WireWriter.WriteInt32(destination, ref position, number);
    }

    /// <summary>Reads how a collection tells texts apart; <see langword="null"/> for the default.</summary>
    /// <exception cref="MalformedPayloadException">There is no such comparer.</exception>
    public static IEqualityComparer<string>? ReadEquality(ReadOnlySpan<byte> source, ref int position) => Read(source, ref position);

    /// <summary>Reads how a collection orders texts; <see langword="null"/> for the default.</summary>
    /// <exception cref="MalformedPayloadException">There is no such comparer.</exception>
    public static IComparer<string>? ReadOrder(ReadOnlySpan<byte> source, ref int position) => Read(source, ref position);

    private static StringComparer? Read(ReadOnlySpan<byte> source, ref int position)
    {
        int start = position;
        WireReader.ReadMembers(source, ref position, 2);
        return WireReader.ReadInt32(source, ref position) switch
        {
            Default => null,
            Ordinal => StringComparer.Ordinal,
            OrdinalIgnoreCase => StringComparer.OrdinalIgnoreCase,
            Invariant => StringComparer.InvariantCulture,
            InvariantIgnoreCase => StringComparer.InvariantCultureIgnoreCase,
            _ => throw new MalformedPayloadException("A collection has a comparer that this build doesn't know", start),
        };
    }

    private static int NumberOfText(object comparer)
        => comparer.Equals(StringComparer.Ordinal) ? Ordinal
            : comparer.Equals(StringComparer.OrdinalIgnoreCase) ? OrdinalIgnoreCase
            : comparer.Equals(StringComparer.InvariantCulture) ? Invariant
            : comparer.Equals(StringComparer.InvariantCultureIgnoreCase) ? InvariantIgnoreCase
            : throw Unstorable(comparer);

    private static UnstorableStateException Unstorable(object comparer)
        => new($"A set or dictionary of the state has the comparer '{comparer.GetType()}', which can't be stored. Use the default one, or one of StringComparer that does not depend on the culture.");
}
