using System.Buffers.Binary;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

public sealed partial class PostgreSqlEventStore
{
    /// <inheritdoc/>
    public bool KeepsSnapshots => true;

    /// <inheritdoc/>
    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(() => FindAsync(stream, fingerprint, maxVersion, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>It does not wait for the server's disk: a crash of the server may take the last snapshots, and no event.</remarks>
    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
    {
        snapshot.Check(stream, Limits);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled(cancellationToken)
            : new ValueTask(GuardedAsync(() => KeepAsync(stream, snapshot, always, cancellationToken)).AsTask());
    }

    private static Guid GuidOf(FoldFingerprint fingerprint)
    {
        Span<byte> bytes = stackalloc byte[FoldFingerprint.Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, fingerprint.Value);
        return new Guid(bytes, bigEndian: true);
    }

    private async ValueTask<StoredSnapshot?> FindAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await _server.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = await _server.CommandAsync(connection, _server.Statements.FindSnapshot, cancellationToken, Value(stream.Tenant, NpgsqlDbType.Text),
                Value(stream.Category, NpgsqlDbType.Text), Value(stream.Key, NpgsqlDbType.Text), Value(GuidOf(fingerprint), NpgsqlDbType.Uuid),
                Value(maxVersion, NpgsqlDbType.Bigint)).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && reader.GetBytes(1, 0, null, 0, 0) <= _server.Options.ReaderLimits.MaxAppendSize
                        ? new StoredSnapshot(fingerprint, reader.GetInt64(0), reader.GetFieldValue<byte[]>(1))
                        : null;
                }
            }
        }
    }

    private ValueTask<bool> KeepAsync(StreamId stream, StoredSnapshot snapshot, bool always, CancellationToken cancellationToken)
        => _server.CallAsync<bool>(_server.Statements.KeepSnapshot, cancellationToken,
        [
            .. StreamRows.Names(stream), Value(GuidOf(snapshot.Fingerprint), NpgsqlDbType.Uuid), Value(snapshot.Version, NpgsqlDbType.Bigint),
            Value(snapshot.Bytes, NpgsqlDbType.Bytea), Value(always, NpgsqlDbType.Boolean),
        ]);
}
