using System.Collections.Immutable;

namespace Foldstream;

/// <summary>What an append says about itself besides its time: who caused it, and by which message. All parts are optional.</summary>
public sealed record EventMetadata
{
    /// <summary>Metadata that says nothing.</summary>
    public static EventMetadata Empty { get; } = new();

    /// <summary>Who acted: a user, a service; <see langword="null"/> when not said.</summary>
    public string? Actor { get; init; }

    /// <summary>What ties the appends of one business conversation together; <see langword="null"/> when not said.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The message or append that led to this one; <see langword="null"/> when not said.</summary>
    public string? CausationId { get; init; }

    /// <summary>Further texts by name; sorted by name, ordinal. Empty by default.</summary>
    public ImmutableSortedDictionary<string, string> Headers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.ContainsValue(null!) ? throw new ArgumentException("A header has a value.", nameof(value)) : value.WithComparers(StringComparer.Ordinal);
        }
    } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Actor is null && CorrelationId is null && CausationId is null && Headers.IsEmpty;

    /// <summary>Compares by content.</summary>
    public bool Equals(EventMetadata? other)
        => other is not null && Actor == other.Actor && CorrelationId == other.CorrelationId && CausationId == other.CausationId
            && Headers.SequenceEqual(other.Headers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Actor, CorrelationId, CausationId, Headers.Count);
}
