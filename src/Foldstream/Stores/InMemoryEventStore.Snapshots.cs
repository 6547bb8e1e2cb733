namespace Foldstream.Stores;

public sealed partial class InMemoryEventStore
{
    /// <inheritdoc/>
    public bool KeepsSnapshots => true;

    /// <inheritdoc/>
    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        lock (_lock)
        {
            return ValueTask.FromResult(_log.Find(stream)?.Snapshots.Find(fingerprint, maxVersion));
        }
    }

    /// <inheritdoc/>
    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
    {
        snapshot.Check(stream, Limits);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        lock (_lock)
        {
            if (_log.Find(stream) is { } found && found.Version >= snapshot.Version && found.Info.State != StreamState.Deleted)
            {
                found.Snapshots.Keep(snapshot with { Bytes = snapshot.Bytes.ToArray() }, always);
            }
        }

        return ValueTask.CompletedTask;
    }
}
