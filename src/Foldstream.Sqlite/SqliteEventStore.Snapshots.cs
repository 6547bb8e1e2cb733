using Foldstream.Stores;

namespace Foldstream.Sqlite;

public sealed partial class SqliteEventStore
{
    /// <inheritdoc/>
    public bool KeepsSnapshots => true;

    /// <inheritdoc/>
    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
    {
        using Lease lease = Read(cancellationToken);
        try
        {
            return ValueTask.FromResult(lease.Reader.FindSnapshot(stream, fingerprint, maxVersion));
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The writing thread writes it between appends, without waiting for the disk: a loss of power may take the last snapshots, and no event.</remarks>
    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
    {
        snapshot.Check(stream, Limits);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        PendingSnapshot pending = new(stream, snapshot, always);
        ObjectDisposedException.ThrowIf(!_writer.TryAdd(pending), this);
        return new ValueTask(pending.Answer);
    }
}
