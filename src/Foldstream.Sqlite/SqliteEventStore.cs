using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>
/// Keeps streams in one SQLite file. Several processes on one machine may open the same file; it must lie on a local disk. Beside the
/// file stand two more while it is open, which end in <c>-wal</c> and <c>-shm</c> and belong to it.
/// </summary>
/// <remarks>
/// Appends are queued to one writing thread, which commits together what waits, and are answered when they are as durable as
/// <see cref="SqliteOptions.Durability"/> says. SQLite reads synchronously, and a page within microseconds: so reading is done on the
/// calling thread, and the tasks that the reading methods return are completed.
/// </remarks>
public sealed partial class SqliteEventStore : IEventStore, IDisposable
{
    private readonly ConcurrentDictionary<long, StreamName> _names = new();
    private readonly Lock _typesLock = new();
    private readonly Guid _id;
    private readonly ReaderPool _readers;
    private readonly HeadWatch _watch;
    private readonly Writer _writer;
    private volatile EventTypeTable _eventTypes;
    private volatile bool _disposed;

    private SqliteEventStore(string location, SqliteOptions options, SqliteConnection connection)
    {
        (Location, Limits) = (location, options.Limits);
        string id = connection.QueryText(Schema.SelectId);
        _id = Guid.TryParseExact(id, "N", out Guid own) ? own : throw new StoreUnusableException(location, "The database is damaged: the store's own id is no id. Restore it from a backup.");
        _readers = new ReaderPool(location, id, options.BusyTimeout, options.ReaderLimits);
        _watch = new HeadWatch(ReadHead);
        _writer = new Writer(connection, location, options, Committed, _readers.KeptLock.LetGo);
        _eventTypes = _writer.TypesAtStart;
    }

    /// <summary>The file's full path.</summary>
    public string Location { get; }

    /// <inheritdoc/>
    public PageLimits Limits { get; }

    /// <inheritdoc/>
    public EventTypeTable EventTypes => _eventTypes;

    /// <summary>The thread that writes.</summary>
    internal Writer Writer => _writer;

    /// <summary>How many transactions this store has committed.</summary>
    internal long CommitCount => _writer.CommitCount;

    /// <summary>The lock that is kept while streams are read one by one.</summary>
    internal KeptLock KeptLock => _readers.KeptLock;

    /// <summary>Opens the store in a file, and creates the file when it is absent or empty.</summary>
    /// <param name="path">
    /// The file; a relative path is against the current directory. A connection string that names only the file
    /// (<c>Data Source=orders.db</c>) is understood.
    /// </param>
    /// <param name="options">How the store works; <see langword="null"/> for the defaults.</param>
    /// <returns>The store. Dispose it, so that the file is complete without its <c>-wal</c>.</returns>
    /// <exception cref="ArgumentException">
    /// The text names no file, a connection string says more than the file, or the store would write what it would then refuse to read.
    /// </exception>
    /// <exception cref="StoreUnusableException">
    /// The file is no store of this format, is damaged, or can't be written. Nothing was written to it; the message says what to do.
    /// </exception>
    public static SqliteEventStore Open(string path, SqliteOptions? options = null) => Open(path, options, prepare: null);

    /// <summary>Opens a store, and lets a test change the writer's connection first.</summary>
    internal static SqliteEventStore Open(string path, SqliteOptions? options, Action<SqliteConnection>? prepare)
    {
        options ??= new SqliteOptions();
        options.Limits.EnsureReadable(options.ReaderLimits);
        string location = SqlitePath.Resolve(path);
        SqliteConnection connection = StoreFile.Open(location, options);
        try
        {
            prepare?.Invoke(connection);
            SqliteEventStore store = new(location, options, connection);
            store.ReadHead();
            store._writer.Start();
            return store;
        }
        catch (SqliteFault e)
        {
            connection.Dispose();
            throw e.ToStoreUnusable(location);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default)
    {
        using Lease lease = Read(cancellationToken);
        try
        {
            return ValueTask.FromResult(Learn(lease.Reader.ReadTypes(_eventTypes)));
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
    {
        AppendUnit.Check(unit, checks, Limits);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ImmutableArray<Appended>>(cancellationToken);
        }

        PendingUnit pending = new(unit, checks);
        ObjectDisposedException.ThrowIf(!_writer.TryAdd(pending), this);
        return cancellationToken.CanBeCanceled ? AwaitAsync(pending, cancellationToken) : new(pending.Answer);
    }

    /// <inheritdoc/>
    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        using Lease lease = Read(cancellationToken);
        try
        {
            return ValueTask.FromResult(lease.Reader.FindAppend(stream, appendId));
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        ArgumentNullException.ThrowIfNull(consumer);
        using Lease lease = Read(cancellationToken);
        try
        {
            return ValueTask.FromResult(
                consumer.Tolerance != PageTolerance.None ? lease.Reader.Tolerant.ReadStream(stream, fromVersion, direction, consumer, cancellationToken).Version
                : direction == ReadDirection.Forward ? lease.Reader.ReadForward(stream, fromVersion, consumer, cancellationToken).Version
                : lease.Reader.ReadBackward(stream, fromVersion, consumer, cancellationToken));
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        foreach (ref readonly StreamRead read in streams.Span)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(read.FromVersion, nameof(streams));
        }

        bool isTolerant = consumer.Tolerance != PageTolerance.None;
        using Lease lease = Read(cancellationToken);
        try
        {
            lease.Reader.BeginView();
            try
            {
                foreach (ref readonly StreamRead read in streams.Span)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!(isTolerant
                        ? lease.Reader.Tolerant.ReadStream(read.Stream, read.FromVersion, ReadDirection.Forward, consumer, cancellationToken).GoesOn
                        : lease.Reader.ReadForward(read.Stream, read.FromVersion, consumer, cancellationToken).GoOn))
                    {
                        break;
                    }
                }
            }
            finally
            {
                lease.Reader.EndView();
            }

            return ValueTask.CompletedTask;
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => ReadStreamsOf(afterPosition, EventFilter.All, consumer, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// Pages of streams that the filter does not admit are passed by without being read: for each of them one row of a narrow table is looked at. Which events a
    /// page holds stands in the page alone, so that a filter by event names reads all pages of the streams that it admits; give it the categories too where they are known.
    /// </remarks>
    public ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.EventNames.IsEmpty
            ? ReadStreamsOf(afterPosition, filter, consumer, cancellationToken)
            : FilteredReading.ReadAsync(this, afterPosition, filter, consumer, (after, named, cancel) => ReadStreamsOf(after, filter, named, cancel), cancellationToken);
    }

    private ValueTask<long> ReadStreamsOf(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(consumer);
        using Lease lease = Read(cancellationToken);
        try
        {
            long head = lease.Reader.ReadHead();
            if (afterPosition < head && consumer.Tolerance != PageTolerance.None)
            {
                lease.Reader.Tolerant.ReadLog(afterPosition, head, filter, consumer, cancellationToken);
            }
            else if (afterPosition < head)
            {
                lease.Reader.Log.Read(afterPosition, head, filter, _names, consumer, cancellationToken);
            }

            return ValueTask.FromResult(head);
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ReadHead());
    }

    /// <inheritdoc/>
    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
        => _watch.WaitAsync(afterPosition, cancellationToken);

    /// <summary>Takes no more appends, writes those that wait, moves the <c>-wal</c> into the file, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _watch.Dispose();
        _readers.Dispose();
        await _writer.EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    /// <remarks>For containers and callers that can't await; it waits for the writing thread.</remarks>
    public void Dispose()
    {
        _disposed = true;
        _watch.Dispose();
        _readers.Dispose();
        _writer.End();
    }

    private static async ValueTask<ImmutableArray<Appended>> AwaitAsync(PendingUnit pending, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(static (unit, token) => ((PendingUnit)unit!).TryCancel(token), pending);
        await using (registration.ConfigureAwait(false))
        {
            return await pending.Answer.ConfigureAwait(false);
        }
    }

    private Lease Read(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return new Lease(_readers, Location);
    }

    private long ReadHead()
    {
        using Lease lease = Read(CancellationToken.None);
        try
        {
            return lease.Reader.ReadHead();
        }
        catch (SqliteFault e)
        {
            throw lease.Fail(e);
        }
    }

    private void Committed(EventTypeTable types, long head)
    {
        Learn(types);
        _watch.Publish(head);
    }

    private EventTypeTable Learn(EventTypeTable types)
    {
        // The writer and a refresh may come with tables of different lengths; ids are only ever added, so the longer one holds the other.
        lock (_typesLock)
        {
            return types.Length > _eventTypes.Length ? _eventTypes = types : _eventTypes;
        }
    }
}
