using Foldstream.Aggregates;
using Foldstream.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foldstream;

public sealed partial class Repository<TAggregate, TKey>
{
    /// <summary>Another fold's fingerprint, for tests that have two builds in one process.</summary>
    internal FoldFingerprint Fingerprint
    {
        get => _snapshots?.Fingerprint ?? default;
        init => _snapshots = NewSnapshots(_store, value, logger);
    }

    private static Snapshots<TAggregate>? NewSnapshots(IEventStore store, FoldFingerprint fingerprint, ILogger? logger)
        => TAggregate.Snapshots is { } codec && store.KeepsSnapshots && !fingerprint.IsEmpty ? new Snapshots<TAggregate>(store, codec, fingerprint, logger ?? NullLogger.Instance) : null;

    private async Task<TAggregate> LoadBehindSnapshotAsync(Snapshots<TAggregate> snapshots, AggregateSession<TKey> session, CancellationToken cancellationToken)
        => (await FoldBehindSnapshotAsync(snapshots, session, cancellationToken).ConfigureAwait(false)).StateOrThrow();

    private async ValueTask<PageFolder<TAggregate>> FoldBehindSnapshotAsync(Snapshots<TAggregate> snapshots, AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        PageFolder<TAggregate> folder = await RestoreAsync(snapshots, session, cancellationToken).ConfigureAwait(false);
        long version = await _store.ReadStreamAsync(session.Stream, folder.Version + 1, ReadDirection.Forward, folder, cancellationToken).ConfigureAwait(false);
        if (IsBeyond(snapshots, session, version))
        {
            folder = NewFolder(session);
            await _store.ReadStreamAsync(session.Stream, 1, ReadDirection.Forward, folder, cancellationToken).ConfigureAwait(false);
        }

        await folder.AwaitFoldAsync(default, _store, cancellationToken).ConfigureAwait(false);
        snapshots.TakeLoaded(session, folder.State, folder.Version, folder.LastAppend, folder.Latest);
        return folder;
    }

    /// <summary>Makes what folds a stream from its snapshot on, or from its beginning where there is none that can be used.</summary>
    private async ValueTask<PageFolder<TAggregate>> RestoreAsync(Snapshots<TAggregate> snapshots, AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        SnapshotProgress progress = session.Snapshots = new SnapshotProgress();
        if (await snapshots.FindAsync(session.Stream, session.AsOf?.MaxVersion ?? long.MaxValue, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return NewFolder(session);
        }

        if (!snapshots.TryRestore(in stored, session.Stream, out SnapshotHeader header, out TAggregate? state))
        {
            progress.FoundDamaged = true;
            return NewFolder(session);
        }

        // Times need not be in order: one append that is later keeps all behind it out.
        if (session.AsOf is { } past && (header.Latest > past.MaxTime || stored.Version > past.MaxVersion))
        {
            return NewFolder(session);
        }

        TAggregate.Attach(state, session);
        PageFolder<TAggregate> folder = new(state, isBorn: true, _store.EventTypes, session);
        folder.BeginBehind(in header);
        progress.Version = progress.RestoredVersion = stored.Version;
        return folder;
    }

    /// <summary>Whether a stream does not reach its snapshot, which then belongs to another.</summary>
    private static bool IsBeyond(Snapshots<TAggregate> snapshots, AggregateSession<TKey> session, long version)
    {
        SnapshotProgress progress = session.Snapshots!;
        if (version >= progress.Version)
        {
            return false;
        }

        snapshots.SayBeyond(session.Stream, progress.Version, version);
        (progress.Version, progress.RestoredVersion, progress.FoundDamaged) = (0, 0, true);
        return true;
    }
}
