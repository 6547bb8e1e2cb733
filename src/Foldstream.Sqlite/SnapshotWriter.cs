using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>Writes snapshots inside the writer's open transaction.</summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="isDurable">Whether its commits wait for the disk, which those of snapshots need not.</param>
internal sealed class SnapshotWriter(SqliteConnection connection, bool isDurable)
{
    // Of the running build, and of the one before or after it.
    private const string MostFingerprints = "2";

    private readonly SqliteStatement _find = connection.Prepare("""
        SELECT s.id, coalesce((SELECT n.version FROM snapshots n WHERE n.stream = s.id AND n.fingerprint = ?4), 0)
        FROM streams s WHERE s.tenant = ?1 AND s.category = ?2 AND s.key = ?3 AND s.version >= ?5 AND s.state <> 2
        """);

    private readonly SqliteStatement _remove = connection.Prepare("DELETE FROM snapshots WHERE stream = ?1 AND fingerprint = ?2");
    private readonly SqliteStatement _add = connection.Prepare("INSERT INTO snapshots (stream, fingerprint, version, snapshot) VALUES (?1, ?2, ?3, ?4)");
    private readonly SqliteStatement _evict = connection.Prepare($"""
        DELETE FROM snapshots WHERE stream = ?1 AND id NOT IN (SELECT id FROM snapshots WHERE stream = ?1 ORDER BY id DESC LIMIT {MostFingerprints})
        """);

    /// <summary>Lets the next commits not wait for the disk. The next durable one carries them there, in order.</summary>
    public void BeginRelaxed()
    {
        if (isDurable)
        {
            connection.Execute("PRAGMA synchronous=NORMAL");
        }
    }

    /// <summary>Lets commits wait for the disk again.</summary>
    public void EndRelaxed()
    {
        if (isDurable)
        {
            connection.Execute("PRAGMA synchronous=FULL");
        }
    }

    public void Write(PendingSnapshot pending)
    {
        StoredSnapshot snapshot = pending.Snapshot;
        Span<byte> fingerprint = stackalloc byte[FoldFingerprint.Size];
        snapshot.Fingerprint.WriteTo(fingerprint);
        if (Find(pending.Stream, fingerprint, snapshot.Version) is not var (stream, version) || (version >= snapshot.Version && !pending.Always))
        {
            return;
        }

        // Removed and added, so that its id says that it was written last.
        _remove.Bind(1, stream);
        _remove.Bind(2, fingerprint);
        _remove.Run();
        _add.Bind(1, stream);
        _add.Bind(2, fingerprint);
        _add.Bind(3, snapshot.Version);
        _add.Bind(4, snapshot.Bytes.Span);
        _add.Run();
        _evict.Bind(1, stream);
        _evict.Run();
    }

    /// <returns>The stream's id, and the version of its snapshot, 0 when it has none; null when the stream does not reach so far.</returns>
    private (long Stream, long Version)? Find(StreamId stream, ReadOnlySpan<byte> fingerprint, long version)
    {
        _find.Bind(in stream);
        _find.Bind(4, fingerprint);
        _find.Bind(5, version);
        try
        {
            return _find.Step() ? (_find.Int64(0), _find.Int64(1)) : null;
        }
        finally
        {
            _find.Reset();
        }
    }
}
