namespace Foldstream.Stores;

/// <summary>An aggregate's encoded state at a version of its stream, as a store keeps it.</summary>
/// <param name="Fingerprint">Of the fold that made the state; never empty.</param>
/// <param name="Version">The version of the last event that is folded into the state, from 1.</param>
/// <param name="Bytes">The snapshot, which the store keeps as it is. It has a checksum of its own that covers all of this.</param>
public readonly record struct StoredSnapshot(FoldFingerprint Fingerprint, long Version, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Checks what every store checks before it keeps a snapshot.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limits">The store's limits: a snapshot is no larger than an append may be.</param>
    /// <exception cref="ArgumentException">The snapshot names no stream, fold or version, or is larger than <see cref="Events.PageLimits.MaxAppendSize"/>.</exception>
    public void Check(StreamId stream, Events.PageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (stream.IsEmpty || Fingerprint.IsEmpty || Version < 1 || Bytes.IsEmpty)
        {
            throw new ArgumentException("A snapshot has a stream, the fingerprint of its fold, a version from 1, and bytes.");
        }

        if (Bytes.Length > limits.MaxAppendSize)
        {
            throw new ArgumentException($"The snapshot has {Bytes.Length:N0} bytes, and the store takes {limits.MaxAppendSize:N0}.");
        }
    }
}
