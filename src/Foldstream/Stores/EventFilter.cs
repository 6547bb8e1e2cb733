using System.Collections.Immutable;

namespace Foldstream.Stores;

/// <summary>Which events a reading by position is for. What it does not say admits all.</summary>
public sealed record EventFilter
{
    /// <summary>Admits everything.</summary>
    public static EventFilter All { get; } = new();

    /// <summary>The tenant of the streams, empty for the default one; <see langword="null"/> for all. <see langword="null"/> by default.</summary>
    public string? Tenant { get; init; }

    /// <summary>The categories of the streams; empty for all, as by default.</summary>
    public ImmutableArray<string> Categories { get; init => field = Checked(value, nameof(Categories)); } = [];

    /// <summary>The names of the events, of any schema version; empty for all, as by default.</summary>
    public ImmutableArray<string> EventNames { get; init => field = Checked(value, nameof(EventNames)); } = [];

    /// <summary>Whether everything is admitted.</summary>
    public bool AdmitsAll => Tenant is null && Categories.IsEmpty && EventNames.IsEmpty;

    /// <summary>Whether events of a stream are admitted.</summary>
    public bool Admits(in StreamId stream) => (Tenant is null || Tenant == stream.Tenant) && (Categories.IsEmpty || Categories.Contains(stream.Category));

    /// <summary>Compares by content.</summary>
    public bool Equals(EventFilter? other)
        => other is not null && Tenant == other.Tenant && Categories.SequenceEqual(other.Categories) && EventNames.SequenceEqual(other.EventNames);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tenant, Categories.Length, EventNames.Length);

    private static ImmutableArray<string> Checked(ImmutableArray<string> names, string parameter)
        => names.IsDefault ? []
            : names.Any(string.IsNullOrWhiteSpace) ? throw new ArgumentException("A name is not blank.", parameter)
            : names;
}
