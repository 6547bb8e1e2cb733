using System.Collections.Immutable;

namespace Foldstream.Stores;

/// <summary>A change of what a stream is, not of what it holds. The extension methods of <see cref="StreamStates"/> make them.</summary>
public sealed record StreamChange
{
    /// <summary>How many texts the metadata of a stream may have.</summary>
    public const int MaxMetadataCount = 100;

    /// <summary>How many characters the names and values of a stream's metadata may have together.</summary>
    public const int MaxMetadataLength = 65_536;

    /// <summary>The stream. It has events, or had some.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Who changes it, and why.</summary>
    public required Audit Audit { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>What the stream's version must be; <see cref="ExpectedVersion.Any"/> by default.</summary>
    public ExpectedVersion Expected { get; init; }

    /// <summary>The new state; <see langword="null"/> to leave it.</summary>
    public StreamState? State { get; init; }

    /// <summary>All of the new metadata; <see langword="null"/> to leave it.</summary>
    public ImmutableSortedDictionary<string, string>? Metadata { get; init => field = value?.WithComparers(StringComparer.Ordinal); }

    /// <summary>What <see cref="StreamInfo.MetadataRevision"/> must be; <see langword="null"/> for any.</summary>
    public long? ExpectedMetadataRevision { get; init; }

    /// <summary>Checks everything about a change that needs no look at the store. For those who write a store.</summary>
    /// <exception cref="ArgumentException">
    /// It names no stream, changes nothing, deletes and sets metadata at once, or its metadata is too large or has no text for a name.
    /// </exception>
    public void Check()
    {
        if (Stream.IsEmpty)
        {
            throw new ArgumentException("A change names its stream.");
        }

        if (State is null == Metadata is null && (State is null || State == StreamState.Deleted))
        {
            throw new ArgumentException($"The change of {Stream} says a new state or new metadata; a deletion says nothing else.");
        }

        if (State is not (null or StreamState.Open or StreamState.Closed or StreamState.Deleted))
        {
            throw new ArgumentException($"The change of {Stream} says the unknown state {(int)State}.");
        }

        if (Metadata is { } metadata && FaultOf(metadata) is { } fault)
        {
            throw new ArgumentException($"The metadata of {Stream} {fault}.");
        }
    }

    private static string? FaultOf(ImmutableSortedDictionary<string, string> metadata)
    {
        if (metadata.Count > MaxMetadataCount)
        {
            return $"would have {metadata.Count:N0} texts, and may have {MaxMetadataCount}";
        }

        long length = 0;
        foreach ((string name, string text) in metadata)
        {
            if (name.Length == 0 || text is null || !Utf8.IsWellFormed(name) || !Utf8.IsWellFormed(text))
            {
                return "has names and values that are texts without lone surrogates, and no empty name";
            }

            length += name.Length + text.Length;
        }

        return length > MaxMetadataLength ? $"would have {length:N0} characters, and may have {MaxMetadataLength:N0}" : null;
    }
}
