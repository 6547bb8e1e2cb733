using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using Microsoft.Extensions.Logging;

namespace Foldstream.Aot;

/// <summary>A store that counts the pages that are read from another one, and a log that nothing should be written to.</summary>
internal sealed class SeenStore(IEventStore inner, TextWriter output) : IEventStore, ILogger
{
    /// <summary>How many pages of streams were read.</summary>
    public int Pages { get; private set; }

    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => inner.EventTypes;

    public bool KeepsSnapshots => inner.KeepsSnapshots;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => inner.AppendAsync(unit, checks, cancellationToken);

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => inner.FindAppendAsync(stream, appendId, cancellationToken);

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, new Counting(this, consumer), cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(streams, new Counting(this, consumer), cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => inner.FindSnapshotAsync(stream, fingerprint, maxVersion, cancellationToken);

    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => inner.KeepSnapshotAsync(stream, snapshot, always, cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => inner.WaitForEventsAsync(afterPosition, cancellationToken);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => output.WriteLine($"{logLevel}: {formatter(state, exception)}");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Counting(SeenStore store, IPageConsumer consumer) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            store.Pages++;
            return consumer.Consume(in page);
        }
    }
}
