namespace Foldstream.Stores;

/// <summary>The snapshots of one stream in memory. Its store's lock guards it.</summary>
internal sealed class SnapshotsInMemory
{
    /// <summary>How many fingerprints a stream has snapshots under: the running build's, and that of the one before or after it.</summary>
    public const int MostFingerprints = 2;

    // Those written last stand at the end.
    private readonly List<StoredSnapshot> _snapshots = new(MostFingerprints);

    public StoredSnapshot? Find(FoldFingerprint fingerprint, long maxVersion)
    {
        int at = IndexOf(fingerprint);
        return at >= 0 && _snapshots[at].Version <= maxVersion ? _snapshots[at] : null;
    }

    public void Keep(StoredSnapshot snapshot, bool always)
    {
        int at = IndexOf(snapshot.Fingerprint);
        if (at >= 0)
        {
            if (!always && _snapshots[at].Version >= snapshot.Version)
            {
                return;
            }

            _snapshots.RemoveAt(at);
        }
        else if (_snapshots.Count == MostFingerprints)
        {
            _snapshots.RemoveAt(0);
        }

        _snapshots.Add(snapshot);
    }

    private int IndexOf(FoldFingerprint fingerprint) => _snapshots.FindIndex(kept => kept.Fingerprint == fingerprint);
}
