namespace Foldstream.Stores;

/// <summary>Which streams to list. Streams come in the order of tenant, category and key, each by the bytes of its UTF-8.</summary>
public sealed record StreamListing
{
    /// <summary>The most that <see cref="Limit"/> may be.</summary>
    public const int MaxLimit = 10_000;

    /// <summary>The tenant, empty for the default one; <see langword="null"/> for all. <see langword="null"/> by default.</summary>
    public string? Tenant { get; init; }

    /// <summary>The category; <see langword="null"/> for all, as by default.</summary>
    public string? Category { get; init; }

    /// <summary>The last stream of the listing before, behind which this one begins; empty by default, to begin at the start.</summary>
    public StreamId After { get; init; }

    /// <summary>How many streams to list at most, from 1 to <see cref="MaxLimit"/>; 1,000 by default.</summary>
    public int Limit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxLimit);
            field = value;
        }
    } = 1000;

    /// <summary>Whether a stream is of the tenant and the category, and behind <see cref="After"/>.</summary>
    public bool Admits(in StreamId stream)
        => (Tenant is null || Tenant == stream.Tenant) && (Category is null || Category == stream.Category) && (After.IsEmpty || Compare(After, stream) < 0);

    /// <summary>Compares two streams by tenant, category and key, each by the bytes of its UTF-8.</summary>
    public static int Compare(StreamId one, StreamId other)
        => Utf8.Compare(one.Tenant, other.Tenant) is not 0 and int tenant ? tenant
            : string.CompareOrdinal(one.Category, other.Category) is not 0 and int category ? category
            : Utf8.Compare(one.Key, other.Key);
}
