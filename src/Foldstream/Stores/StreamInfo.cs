using System.Collections.Immutable;

namespace Foldstream.Stores;

/// <summary>What a store says of a stream besides its events.</summary>
public sealed record StreamInfo
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>The version of its last event, at least 1; of a deleted stream the one that it had.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it can be read and appended to.</summary>
    public StreamState State { get; init; }

    /// <summary>Texts that somebody gave the stream, by name, sorted by name, ordinal; empty by default.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init => field = value.WithComparers(StringComparer.Ordinal); }
        = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How often <see cref="Metadata"/> was set; 0 when never.</summary>
    public long MetadataRevision { get; init; }

    /// <summary>Who made the last change of <see cref="State"/> or <see cref="Metadata"/>, and why; <see langword="null"/> when nobody has.</summary>
    public Audit? LastChange { get; init; }

    /// <summary>Compares by content.</summary>
    public bool Equals(StreamInfo? other)
        => other is not null && (Stream, Version, State, MetadataRevision, LastChange) == (other.Stream, other.Version, other.State, other.MetadataRevision, other.LastChange)
            && Metadata.SequenceEqual(other.Metadata);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stream, Version, State, MetadataRevision, LastChange);

    /// <summary>
    /// The stream after a change that passed; this same object when nothing is changed. For those who write a store: the version and the
    /// existence are checked, and what must happen to the pages of a deleted stream happens elsewhere.
    /// </summary>
    /// <exception cref="StreamDeletedException">The stream was deleted, and the change is no deletion.</exception>
    /// <exception cref="VersionConflictException">The stream is at another version than the one that is expected.</exception>
    /// <exception cref="StreamMetadataConflictException">The metadata is at another revision than the one that is expected.</exception>
    public StreamInfo With(StreamChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (State == StreamState.Deleted)
        {
            // A deletion that is repeated, after an unknown outcome say, finds it done.
            return change.State == StreamState.Deleted ? this : throw new StreamDeletedException(Stream, LastChange);
        }

        if (!change.Expected.Admits(Version))
        {
            throw new VersionConflictException(Stream, change.Expected, Version);
        }

        if (change.ExpectedMetadataRevision is { } revision && revision != MetadataRevision)
        {
            throw new StreamMetadataConflictException(Stream, revision, MetadataRevision);
        }

        bool sets = change.Metadata is not null;
        return !sets && change.State == State ? this : this with
        {
            State = change.State ?? State,
            Metadata = change.State == StreamState.Deleted ? Metadata.Clear() : change.Metadata ?? Metadata,
            MetadataRevision = sets ? MetadataRevision + 1 : MetadataRevision,
            LastChange = change.Audit,
        };
    }
}
