using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Foldstream.Encoding;
using Foldstream.Pages;
using Foldstream.Stores;
using Microsoft.Extensions.Logging;

namespace Foldstream.Aggregates;

/// <summary>Takes snapshots of one kind of aggregate, and restores states from them. Whatever goes wrong is said to the log, and a load replays the stream.</summary>
internal sealed class Snapshots<TState>(IEventStore store, SnapshotCodec<TState> codec, FoldFingerprint fingerprint, ILogger logger)
{
    // Streams of which a load need not try to take one again.
    private const int MostRefused = 10_000;

    private readonly uint _shape = ~Crc32C.Append(uint.MaxValue, System.Text.Encoding.UTF8.GetBytes(codec.Shape));
    private readonly ConcurrentDictionary<StreamId, bool> _refused = new();

    public FoldFingerprint Fingerprint => fingerprint;

    /// <summary>Finds a stream's snapshot; a store that fails is said to have none.</summary>
    public async ValueTask<StoredSnapshot?> FindAsync(StreamId stream, long maxVersion, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindSnapshotAsync(stream, fingerprint, maxVersion, cancellationToken).ConfigureAwait(false);
        }
        catch (FoldstreamException error)
        {
            SnapshotLog.Unread(logger, stream, error.GetType().Name);
            return null;
        }
    }

    /// <summary>Restores a state. One that can't be is said to be damaged.</summary>
    public bool TryRestore(in StoredSnapshot stored, StreamId stream, out SnapshotHeader header, [MaybeNullWhen(false)] out TState state)
    {
        state = default;
        if (!SnapshotFormat.TryOpen(in stored, new SnapshotAddress(stream, fingerprint, _shape), out header, out string? fault))
        {
            SnapshotLog.Damaged(logger, stream, stored.Version, fault);
            return false;
        }

        try
        {
            state = codec.Decode(stored.Bytes.Span[SnapshotFormat.HeaderSize..]);
            return true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            SnapshotLog.Damaged(logger, stream, stored.Version, error is MalformedPayloadException ? error.Message.TrimEnd('.') : $"reading it ended with {error.GetType().Name}");
            return false;
        }
    }

    /// <summary>Says that a snapshot is of a version that its stream does not have.</summary>
    public void SayBeyond(StreamId stream, long version, long streamVersion)
        => SnapshotLog.Damaged(logger, stream, version, $"the stream ends at version {streamVersion}");

    /// <summary>Notes what was just loaded. When the events behind the last snapshot are as many as lie between two, a new one is taken and kept.</summary>
    public void TakeLoaded(AggregateSession session, TState? state, long version, Appended? lastAppend, DateTimeOffset latest)
    {
        if (session.Snapshots is not { } progress)
        {
            return;
        }

        // A stream is loaded often; once it is known that nothing comes of it, only appends try again.
        progress.Latest = latest;
        if (session.AsOf is null && lastAppend is { } last && last.Version == version
            && last.Version - progress.Version >= codec.Every && !_refused.ContainsKey(session.Stream) && Take(session.Stream, state!) is { } bytes)
        {
            Keep(bytes, last, session);
        }
    }

    /// <summary>Encodes the state that an append will make, when that goes over a multiple of the distance. Nothing that is done to the aggregate later gets in.</summary>
    /// <returns>The snapshot without its header; <see langword="null"/> when none is due.</returns>
    public byte[]? TakeAppending(AggregateSession session, in TState state)
    {
        int count = session.Pending?.Count ?? 0;
        return session.Snapshots is not null && (session.StoredVersion + count) / codec.Every > session.StoredVersion / codec.Every ? Take(session.Stream, in state) : null;
    }

    /// <summary>Hands a snapshot to the store and does not wait for it.</summary>
    public void Keep(byte[]? bytes, in Appended append, AggregateSession session)
    {
        if (session.Snapshots is not { } progress)
        {
            return;
        }

        progress.Latest = append.Time > progress.Latest ? append.Time : progress.Latest;
        if (bytes is null)
        {
            return;
        }

        SnapshotFormat.Seal(bytes, new SnapshotAddress(session.Stream, fingerprint, _shape), new SnapshotHeader(append, progress.Latest));
        _ = WriteAsync(session.Stream, new StoredSnapshot(fingerprint, append.Version, bytes), progress.FoundDamaged);
        (progress.Version, progress.FoundDamaged) = (append.Version, false);
    }

    private byte[]? Take(StreamId stream, in TState state)
    {
        byte[]? rented = null;
        try
        {
            codec.Check(state);
            long most = codec.GetMaxSize(in state);
            int limit = store.Limits.MaxAppendSize;
            int size = -1;
            if (most <= Math.Min(4L * limit, Array.MaxLength / 2))
            {
                rented = ArrayPool<byte>.Shared.Rent((int)most);
                size = codec.Encode(in state, rented);
            }

            if (size < 0 || size > limit - SnapshotFormat.HeaderSize)
            {
                Refuse(stream, $"the state is larger than an append may be, which is {limit} bytes.");
                return null;
            }

            byte[] bytes = new byte[SnapshotFormat.HeaderSize + size];
            rented.AsSpan(0, size).CopyTo(bytes.AsSpan(SnapshotFormat.HeaderSize));
            _refused.TryRemove(stream, out _);
            return bytes;
        }
        catch (Exception error)
        {
            // What a conversion of the user's throws may quote what it converts.
            Refuse(stream, error is UnstorableStateException ? error.Message : $"encoding the state ended with {error.GetType().Name}.");
            return null;
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    private void Refuse(StreamId stream, string reason)
    {
        if (_refused.Count >= MostRefused)
        {
            _refused.Clear();
        }

        _refused[stream] = true;
        SnapshotLog.Untaken(logger, stream, reason);
    }

    private async Task WriteAsync(StreamId stream, StoredSnapshot snapshot, bool always)
    {
        try
        {
            await store.KeepSnapshotAsync(stream, snapshot, always).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ObjectDisposedException or OperationCanceledException)
        {
            // The store ends, and what was not written yet goes with it.
        }
        catch (Exception error)
        {
            SnapshotLog.Unwritten(logger, stream, snapshot.Version, error.GetType().Name);
        }
    }
}
