using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>
/// A store that fails as real ones do: before or behind a commit, slowly, twice, without waking who waits. For tests of what an application does then: nothing of the contract is
/// broken, so what is acknowledged is there.
/// </summary>
/// <param name="inner">The store that works; one in memory, say. It is disposed with this one.</param>
/// <param name="plan">What goes wrong, and how often.</param>
public sealed class FaultyEventStore(IEventStore inner, FaultPlan plan) : IEventStore
{
    private readonly FaultDice _dice = new(plan ?? throw new ArgumentNullException(nameof(plan)));

    /// <summary>What went wrong so far, in order.</summary>
    public ImmutableArray<string> Injected => _dice.Injected;

    /// <inheritdoc/>
    public string Location => inner.Location;

    /// <inheritdoc/>
    public string Tenant => inner.Tenant;

    /// <inheritdoc/>
    public bool PassesOverEventsSetAside => inner.PassesOverEventsSetAside;

    /// <inheritdoc/>
    public IEventStore Origin => inner.Origin;

    /// <inheritdoc/>
    public PageLimits Limits => inner.Limits;

    /// <inheritdoc/>
    public EventTypeTable EventTypes => inner.EventTypes;

    /// <inheritdoc/>
    public bool ChangesStreams => inner.ChangesStreams;

    /// <inheritdoc/>
    public bool SetsEventsAside => inner.SetsEventsAside;

    /// <inheritdoc/>
    public bool KeepsSnapshots => inner.KeepsSnapshots;

    /// <summary>Lets nothing go wrong any more, so that a test can look at what is left.</summary>
    public void Calm() => _dice.Calm();

    /// <inheritdoc/>
    public ValueTask<Guid> GetIdAsync(CancellationToken cancellationToken = default) => inner.GetIdAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        await _dice.DelayAsync(cancellationToken).ConfigureAwait(false);
        if (_dice.Falls(plan.FailsBefore, "append failed before"))
        {
            throw new StoreUnusableException(inner.Location, "An injected fault. Nothing was written.");
        }

        if (_dice.Falls(plan.LostBefore, "append lost before"))
        {
            throw Unknown(unit);
        }

        ImmutableArray<Appended> outcomes = await inner.AppendAsync(unit, checks, cancellationToken).ConfigureAwait(false);
        if (_dice.Falls(plan.SentTwice, "append sent twice"))
        {
            await inner.AppendAsync(unit, checks, CancellationToken.None).ConfigureAwait(false);
        }

        await _dice.DelayAsync(CancellationToken.None).ConfigureAwait(false);
        return _dice.Falls(plan.LostAfter, "append lost after") ? throw Unknown(unit) : outcomes;
    }

    /// <inheritdoc/>
    public async ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await inner.FindAppendAsync(stream, appendId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        await inner.ReadStreamsAsync(streams, consumer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await inner.ReadAllAsync(afterPosition, consumer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ReadAllAsync(long afterPosition, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await inner.ReadAllAsync(afterPosition, filter, consumer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default) => inner.FindStreamAsync(stream, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default) => inner.ListStreamsAsync(listing, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StreamInfo> ChangeStreamAsync(StreamChange change, CancellationToken cancellationToken = default) => inner.ChangeStreamAsync(change, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken = default) => inner.SetAsideAsync(position, audit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, CancellationToken cancellationToken = default) => inner.TakeBackAsync(position, audit, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<EventsSetAside>> ListSetAsideAsync(CancellationToken cancellationToken = default) => inner.ListSetAsideAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoredSnapshot?> FindSnapshotAsync(StreamId stream, FoldFingerprint fingerprint, long maxVersion, CancellationToken cancellationToken = default)
        => inner.FindSnapshotAsync(stream, fingerprint, maxVersion, cancellationToken);

    /// <inheritdoc/>
    public ValueTask KeepSnapshotAsync(StreamId stream, StoredSnapshot snapshot, bool always = false, CancellationToken cancellationToken = default)
        => inner.KeepSnapshotAsync(stream, snapshot, always, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(cancellationToken).ConfigureAwait(false);
        return await inner.GetHeadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
    {
        long head = await inner.WaitForEventsAsync(afterPosition, cancellationToken).ConfigureAwait(false);
        if (_dice.Falls(plan.DropsWakeUps, "wake-up dropped"))
        {
            await Task.Delay(plan.LongestDelay, cancellationToken).ConfigureAwait(false);
        }

        return head;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static AppendOutcomeUnknownException Unknown(ImmutableArray<StreamAppend> unit)
        => new(unit[0].Stream, unit[0].AppendId, new TimeoutException("An injected fault: no answer came."));

    private async ValueTask BeginReadAsync(CancellationToken cancellationToken)
    {
        await _dice.DelayAsync(cancellationToken).ConfigureAwait(false);
        if (_dice.Falls(plan.ReadingFails, "reading failed"))
        {
            throw new StoreUnusableException(inner.Location, "An injected fault. Nothing was read.");
        }
    }
}
