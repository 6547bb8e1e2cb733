using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>Keeps streams in a PostgreSQL database. Any number of processes may append to the same one.</summary>
/// <remarks>
/// Appends of this process that wait at the same time are sent and committed together, and answered when they are as durable as
/// <see cref="PostgreSqlOptions.Durability"/> says. Their positions are drawn on the server under a lock that is given back with the commit,
/// so events become visible in the order of their positions. When a connection is lost before the answer came, the same appends are sent
/// again under the same ids: the answer is the first outcome.
/// </remarks>
public sealed partial class PostgreSqlEventStore : IEventStore, IDisposable
{
    private const int MostAttempts = 3;

    // Who listens notices no difference, and a burst of commits is told by few.
    private static readonly TimeSpan BetweenNews = TimeSpan.FromMilliseconds(10);

    private readonly Server _server;
    private readonly EventTypes _types;
    private readonly StreamReading _streams;
    private readonly LogReading _log;
    private readonly FilteredReading _filtered;
    private readonly StreamRows _rows;
    private readonly Changes _changes;
    private readonly AppendReading _appends;
    private readonly Appender _appender;
    private readonly TransactionAppender _transactions;
    private readonly HeadWatch _watch;
    private readonly CommitNews? _news;
    private readonly CommitListener? _listener;
    private volatile bool _disposed;

    private PostgreSqlEventStore(Server server)
    {
        _server = server;
        _types = new EventTypes(server);
        StreamNames names = new(server.Location);
        _rows = new StreamRows(server);
        _streams = new StreamReading(server, _rows);
        _log = new LogReading(server, _rows, names);
        _filtered = new FilteredReading(server, _rows, names);
        _changes = new Changes(server, _rows, names);
        _appends = new AppendReading(server, _types);
        _watch = new HeadWatch(cancellationToken => GuardedAsync(() => server.ReadHeadAsync(cancellationToken)), server.Options.PollInterval, () => _listener?.Start());
        _news = server.Options.NotifiesOfCommits ? new CommitNews(server, BetweenNews) : null;
        _listener = server.Options.NotifiesOfCommits && server.Facts.IsDirect ? new CommitListener(server, _watch.Look) : null;
        _appender = new Appender(server, SealAsync, AnswerHeldAsync, FindAuditAsync, Publish);
        _transactions = new TransactionAppender(server, SealAsync, AnswerHeldAsync, FindAuditAsync, Publish);
    }

    /// <summary>The server, the database and the schema: <c>db.example:5432/shop/foldstream</c>.</summary>
    public string Location => _server.Location;

    /// <inheritdoc/>
    public PageLimits Limits => _server.Options.Limits;

    /// <inheritdoc/>
    public EventTypeTable EventTypes => _types.Table;

    /// <summary>Whether notifications wake those who wait for events here: <see cref="PostgreSqlOptions.NotifiesOfCommits"/> is set, and no proxy stands before the server.</summary>
    public bool ListensForCommits => _listener is not null;

    /// <summary>Whether notifications are asked for and can't be heard.</summary>
    internal bool NotifiesInVain => _news is not null && _listener is null;

    /// <summary>How many notifications this store has sent.</summary>
    internal long NotificationCount => _news?.Count ?? 0;

    /// <summary>How many batches this store has committed.</summary>
    internal long CommitCount => _appender.CommitCount;

    /// <summary>Whether statements are prepared on the server.</summary>
    internal bool PreparesStatements => _server.PreparesStatements;

    /// <inheritdoc/>
    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(() => _types.RefreshAsync(cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A unit can be cancelled until it is sent. Event types that the store lacks are added before, and stay also when the unit is not
    /// written.
    /// </remarks>
    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
    {
        AppendUnit.Check(unit, checks, Limits);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ImmutableArray<Appended>>(cancellationToken);
        }

        PendingUnit pending = new(unit, checks, _types.Table);
        ObjectDisposedException.ThrowIf(!_appender.TryAdd(pending, out bool isFirst), this);
        return isFirst ? _appender.SendFirstAsync(pending) : cancellationToken.CanBeCanceled ? AwaitAsync(pending, cancellationToken) : new(pending.Answer);
    }

    /// <inheritdoc/>
    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(() => _appends.FindAsync(stream, appendId, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        Handing handing = new(consumer);
        return GuardedAsync(() => direction == ReadDirection.Forward
            ? _streams.ForwardAsync(stream, fromVersion, handing, cancellationToken)
            : _streams.BackwardAsync(stream, fromVersion, handing, cancellationToken), handing);
    }

    /// <inheritdoc/>
    public async ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        if (!streams.IsEmpty)
        {
            Handing handing = new(consumer);
            await GuardedAsync(() => _streams.ManyAsync(streams, handing, cancellationToken), handing).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        Handing handing = new(consumer);
        return GuardedAsync(() => _log.ReadAsync(afterPosition, handing, cancellationToken), handing);
    }

    /// <inheritdoc/>
    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return GuardedAsync(() => _server.ReadHeadAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
        => _watch.WaitAsync(afterPosition, cancellationToken);

    /// <summary>Takes no more appends, sends those that wait, and closes the connections that the store has opened.</summary>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await _watch.DisposeAsync().ConfigureAwait(false);
        await _appender.DisposeAsync().ConfigureAwait(false);
        if (_listener is not null)
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
        }

        if (_news is not null)
        {
            await _news.DisposeAsync().ConfigureAwait(false);
        }

        await _server.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    /// <remarks>For containers and callers that can't await; it waits for the appends that are on their way.</remarks>
    public void Dispose()
    {
        using ManualResetEventSlim ended = new();
        _ = EndAsync(ended);
        ended.Wait();
    }

    // On the thread pool: whoever blocks may be the one whom a continuation would need.
    private Task EndAsync(ManualResetEventSlim ended) => Task.Run(async () =>
    {
        try
        {
            await DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            ended.Set();
        }
    });

    private static async ValueTask<ImmutableArray<Appended>> AwaitAsync(PendingUnit pending, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(static (unit, token) => ((PendingUnit)unit!).TryCancel(token), pending);
        await using (registration.ConfigureAwait(false))
        {
            return await pending.Answer.ConfigureAwait(false);
        }
    }

    // Event types are added before and apart from the append, over another connection.
    private async ValueTask SealAsync(PendingUnit pending)
    {
        if (!pending.TrySeal(_types.Table))
        {
            pending.TrySeal(await GuardedAsync(() => _types.InternAsync(pending.Unit, CancellationToken.None), after: PostgresFault.NothingWritten).ConfigureAwait(false));
        }
    }

    private async ValueTask AnswerHeldAsync(PendingUnit pending, int batch)
        => await GuardedAsync(() => _appends.AnswerAsync(pending, batch)).ConfigureAwait(false);

    private ValueTask<Audit?> FindAuditAsync(StreamId stream, StreamState state)
        => GuardedAsync(() => _rows.FindAuditAsync(stream, state, CancellationToken.None));

    // Told the head of each commit.
    private void Publish(long head)
    {
        _watch.Publish(head);
        _news?.Tell(head);
    }

    private void Enter(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        _server.Guard.ThrowIfStopped();
    }

    /// <summary>Turns what Npgsql throws into what the contract says. A connection of the pool may have been lost long ago; then another is tried.</summary>
    /// <param name="call">What may be done again as long as it has handed out nothing.</param>
    /// <param name="handing">Says whether it has; <see langword="null"/> where it hands out nothing.</param>
    /// <param name="after">What to say behind an error.</param>
    private async ValueTask<T> GuardedAsync<T>(Func<ValueTask<T>> call, Handing? handing = null, string after = "")
    {
        long start = Stopwatch.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfServer(e))
            {
                if (attempt == MostAttempts || handing?.HasBegun == true || !PostgresFault.IsLost(e) || (e is UnconfirmedCommitException && Stopwatch.GetElapsedTime(start) >= _server.Options.OutcomeTimeout))
                {
                    throw PostgresFault.ToStoreUnusable(e, Location, _server.Guard, after);
                }
            }
        }
    }

    // A data source that was closed, by this store's disposal or by its owner, says so itself.
    private bool IsOfServer(Exception e) => e is NpgsqlException && !_disposed;
}
