using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Keeps streams in memory, as long as it lives: for tests, and for trying things out. It behaves as the stores on disk do.</summary>
public sealed partial class InMemoryEventStore : IEventStore, IDisposable
{
    internal const string Place = "memory";

    private readonly Lock _lock = new();
    private readonly Guid _id = Guid.NewGuid();
    private readonly LogInMemory _log;
    private TaskCompletionSource _appended = NewSignal();
    private volatile bool _disposed;

    /// <summary>Creates an empty store.</summary>
    /// <param name="limits">How large an append may be; <see langword="null"/> for <see cref="PageLimits.Default"/>.</param>
    /// <param name="readerLimits">How large an append may be to be read; <see langword="null"/> for <see cref="ReaderLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The store would write what it would then refuse to read.</exception>
    public InMemoryEventStore(PageLimits? limits = null, ReaderLimits? readerLimits = null)
    {
        Limits = limits ?? PageLimits.Default;
        Limits.EnsureReadable(readerLimits ?? ReaderLimits.Default);
        _log = new LogInMemory(readerLimits ?? ReaderLimits.Default);
    }

    /// <inheritdoc/>
    public string Location => Place;

    /// <inheritdoc/>
    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return ValueTask.FromResult(_id);
    }

    /// <inheritdoc/>
    public PageLimits Limits { get; }

    /// <inheritdoc/>
    public EventTypeTable EventTypes => _log.EventTypes;

    /// <inheritdoc/>
    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        return ValueTask.FromResult(_log.EventTypes);
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

        try
        {
            return ValueTask.FromResult(Append(unit, checks.IsDefault ? [] : checks));
        }
        catch (FoldstreamException e)
        {
            // A store on disk answers by the task too.
            return ValueTask.FromException<ImmutableArray<Appended>>(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        lock (_lock)
        {
            return ValueTask.FromResult(_log.Find(stream)?.Find(appendId)?.ToRepeated());
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromVersion);
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        PageList pages;
        lock (_lock)
        {
            if (_log.Find(stream) is not { } found)
            {
                return ValueTask.FromResult(0L);
            }

            pages = found.Pages;
        }

        // A list that was taken is never changed, so the consumer is called outside the lock.
        long version = pages[pages.Count - 1].LastVersion;
        if (direction == ReadDirection.Forward)
        {
            for (int i = fromVersion > version ? pages.Count : pages.IndexOfVersion(fromVersion); i < pages.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!pages[i].HandTo(consumer, _log.SetAside))
                {
                    break;
                }
            }
        }
        else if (fromVersion > 0)
        {
            for (int i = pages.IndexOfVersion(fromVersion); i >= 0; i--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!pages[i].HandTo(consumer, _log.SetAside))
                {
                    break;
                }
            }
        }

        return ValueTask.FromResult(version);
    }

    /// <inheritdoc/>
    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        List<(PageList Pages, long From)> found = new(streams.Length);
        lock (_lock)
        {
            foreach (StreamRead read in streams.Span)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(read.FromVersion, nameof(streams));
                if (_log.Find(read.Stream) is { } pages)
                {
                    found.Add((pages.Pages, read.FromVersion));
                }
            }
        }

        foreach ((PageList pages, long from) in found)
        {
            for (int i = from > pages[pages.Count - 1].LastVersion ? pages.Count : pages.IndexOfVersion(from); i < pages.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!pages[i].HandTo(consumer, _log.SetAside))
                {
                    return ValueTask.CompletedTask;
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        ArgumentNullException.ThrowIfNull(consumer);
        Enter(cancellationToken);
        PageList pages;
        long head;
        lock (_lock)
        {
            (pages, head) = (_log.Pages, _log.Head);
        }

        for (int i = afterPosition >= head ? pages.Count : pages.IndexOfPosition(afterPosition + 1); i < pages.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!pages[i].HandTo(consumer, _log.SetAside))
            {
                break;
            }
        }

        return ValueTask.FromResult(head);
    }

    /// <inheritdoc/>
    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        Enter(cancellationToken);
        lock (_lock)
        {
            return ValueTask.FromResult(_log.Head);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task appended;
            lock (_lock)
            {
                Enter(cancellationToken);
                if (_log.Head > afterPosition)
                {
                    return _log.Head;
                }

                appended = _appended.Task;
            }

            await appended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the store; what it held is gone.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _disposed = true;
            waiting = _appended;
        }

        // Those who wait look again and find the store disposed.
        waiting.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Enter(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ImmutableArray<Appended> Append(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks)
    {
        TaskCompletionSource appended;
        ImmutableArray<Appended> outcomes;
        lock (_lock)
        {
            outcomes = _log.Append(unit, checks);
            (appended, _appended) = (_appended, NewSignal());
        }

        appended.SetResult();
        return outcomes;
    }
}
