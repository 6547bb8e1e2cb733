using Foldstream.Stores;

namespace Foldstream.Sqlite;

internal sealed partial class Reader
{
    private readonly SqliteStatement _snapshot;

    /// <summary>Finds a stream's snapshot under a fingerprint, not beyond a version.</summary>
    public StoredSnapshot? FindSnapshot(in StreamId stream, FoldFingerprint fingerprint, long maxVersion)
    {
        Span<byte> name = stackalloc byte[FoldFingerprint.Size];
        fingerprint.WriteTo(name);
        _snapshot.Bind(in stream);
        _snapshot.Bind(4, name);
        _snapshot.Bind(5, maxVersion);
        try
        {
            if (!_snapshot.Step())
            {
                return null;
            }

            ReadOnlySpan<byte> bytes = _snapshot.Blob(1);
            return bytes.Length > _limits.MaxAppendSize ? null : new StoredSnapshot(fingerprint, _snapshot.Int64(0), bytes.ToArray());
        }
        finally
        {
            _snapshot.Reset();
        }
    }
}
