using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

public sealed partial class SqliteEventStore
{
    /// <inheritdoc/>
    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, this);
        return ValueTask.FromResult(_id);
    }

    /// <inheritdoc/>
    public bool ChangesStreams => true;

    /// <inheritdoc/>
    public bool SetsEventsAside => true;

    /// <inheritdoc/>
    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
        => Look(reader => reader.Streams.Find(stream), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        return Look(reader => reader.Streams.List(listing), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// What is deleted is overwritten in the file, and the <c>-wal</c> is emptied behind it. While somebody still reads the stream, of this process or of another
    /// one, that can't be: then it is done as soon as the reader has ended, or when the file is opened next. It waits for the disk.
    /// </remarks>
    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.Check();
        return Make(new PendingChange<StreamInfo>(writer => writer.Change(change), erases: change.State == StreamState.Deleted), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        return Make(new PendingChange<EventsSetAside>(writer => writer.SetAside(position, audit)), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return Make(new PendingChange<EventsSetAside?>(writer => writer.TakeBack(position, audit)), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default)
        => Look(reader => reader.Streams.ReadSetAside().Records, cancellationToken);

    private ValueTask<T> Look<T>(Func<Reader, T> look, CancellationToken cancellationToken)
    {
        using Lease lease = Read(cancellationToken);
        try
        {
            return ValueTask.FromResult(look(lease.Reader));
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    private ValueTask<T> Make<T>(PendingChange<T> change, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        ObjectDisposedException.ThrowIf(!_writer.TryAdd(change), this);
        return cancellationToken.CanBeCanceled ? AwaitAsync(change, cancellationToken) : new(change.Answer);
    }

    private static async ValueTask<T> AwaitAsync<T>(PendingChange<T> change, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(static (change, token) => ((PendingChange)change!).TryCancel(token), change);
        await using (registration.ConfigureAwait(false))
        {
            return await change.Answer.ConfigureAwait(false);
        }
    }
}
