using Foldstream.Stores;

namespace Foldstream.Sqlite;

public sealed partial class SqliteEventStore
{
    /// <summary>Copies the store into another file while it is in use: all that was committed when the copy began, and nothing else.</summary>
    /// <remarks>
    /// The copy is complete in one file, without a <c>-wal</c>, and is the same store under the same id: open it in place of this one, not beside it. It
    /// takes its name only when it is whole and on disk. Appends go on meanwhile; the <c>-wal</c> grows until the copy is done, and shrinks behind it.
    /// </remarks>
    /// <param name="path">The file to make; there is none yet.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, about every 4 MiB; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Looked at as often. What was copied is removed.</param>
    /// <exception cref="IOException">There is a file already, or it can't be written.</exception>
    /// <exception cref="StoreUnusableException">The store can't be read, or the copy can't be written.</exception>
    public Task BackupAsync(string path, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ObjectDisposedException.ThrowIf(_disposed, this);
        string target = SqlitePath.Resolve(path);
        return Task.Run(() => Backup.Run(Location, target, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Lets SQLite look through its file: pages, indexes, free space. It reads the whole file.</summary>
    /// <remarks>SQLite knows nothing of events; <see cref="StoreVerification.VerifyAsync"/> looks at those.</remarks>
    /// <param name="cancellationToken">Looked at before it begins.</param>
    /// <returns>What is wrong, a line for each; empty when nothing is.</returns>
    public Task<IReadOnlyList<string>> CheckFileAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(() => Backup.FaultsOf(Location), cancellationToken);
    }
}
