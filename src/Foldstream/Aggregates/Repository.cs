using System.Collections.Immutable;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Signals;
using Foldstream.Stores;
using Microsoft.Extensions.Logging;

namespace Foldstream;

/// <summary>The repository over an event store. One instance serves a whole application; it may be made by hand or come from <c>AddFoldstream</c>.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TKey">The aggregate's key.</typeparam>
/// <param name="store">Where the streams are kept.</param>
/// <param name="clock">What tells the time of appends; <see langword="null"/> for the system's clock.</param>
/// <param name="metadata">
/// What to say of an append where <see cref="AppendOptions"/> don't: asked once for each decision, on the thread that decides. What the
/// caller's options say wins member by member, and header by header. <see langword="null"/> to say nothing.
/// </param>
/// <param name="logger">Is told of snapshots that could not be used, taken or written; <see langword="null"/> for nobody.</param>
/// <param name="signals">What appends carry for tracing, and what activities may say; <see langword="null"/> for the defaults.</param>
public sealed partial class Repository<TAggregate, TKey>(IEventStore store, TimeProvider? clock = null, Func<EventMetadata>? metadata = null, ILogger? logger = null, SignalOptions? signals = null)
    : IRepository<TAggregate, TKey>
    where TAggregate : IAggregate<TAggregate, TKey>
{
    private readonly IEventStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Func<EventMetadata>? _hostMetadata = metadata;
    private readonly SignalOptions _signals = signals ?? SignalOptions.Default;
    private readonly Snapshots<TAggregate>? _snapshots = TAggregate.Snapshots is null ? null : NewSnapshots(store, TAggregate.Fingerprint, logger);

    /// <inheritdoc/>
    public IEventStore Store => _store;

    /// <inheritdoc/>
    public Task<TAggregate> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            AggregateSession<TKey> session = NewSession(key, NewHeading());
            if (AggregateSignals.AreHeard)
            {
                return LoadHeardAsync(session, cancellationToken);
            }

            if (_snapshots is not null)
            {
                return LoadBehindSnapshotAsync(_snapshots, session, cancellationToken);
            }

            PageFolder<TAggregate> folder = NewFolder(session);
            ValueTask folding = folder.FoldAsync(_store, cancellationToken);
            return folding.IsCompletedSuccessfully ? Task.FromResult(folder.StateOrThrow()) : AwaitStateAsync(folding, folder);
        }
        catch (Exception error)
        {
            return FailAsync<TAggregate>(error);
        }
    }

    /// <inheritdoc/>
    public async Task<TAggregate> LoadAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default)
    {
        AggregateSession<TKey> session = NewSession(key, NewHeading(), asOf);
        Loaded<TAggregate> loaded = await FindAsync(session, cancellationToken).ConfigureAwait(false);
        return loaded.Exists ? loaded.State : throw session.Missing();
    }

    /// <inheritdoc/>
    public Task<Loaded<TAggregate>> FindAsync(TKey key, CancellationToken cancellationToken = default)
        => FindAsync(NewSession(key, NewHeading()), cancellationToken).AsTask();

    /// <inheritdoc/>
    public Task<Loaded<TAggregate>> FindAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default)
        => FindAsync(NewSession(key, NewHeading(), asOf), cancellationToken).AsTask();

    /// <inheritdoc/>
    public async Task<Appended> AppendRaisedAsync(TAggregate aggregate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        AggregateSession session = TAggregate.SessionOf(aggregate) ?? throw AggregateSession.NotAttached(TAggregate.Definition.Name);
        session.ThrowIfUnusable();
        if (session.BelongsToUnit)
        {
            throw new InvalidOperationException($"This {session.Stream} belongs to a unit of work. Commit the unit; nothing was written.");
        }

        if (!ReferenceEquals(session.Store, _store))
        {
            throw new InvalidOperationException($"This {session.Stream} was loaded from {session.Store.Location} and can't be saved to {_store.Location}.");
        }

        Appended outcome = await AppendAsync(session, aggregate, cancellationToken).ConfigureAwait(false);
        if (outcome.Repeated)
        {
            AggregateSignals.Repeated(outcome.Stream.Category);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public async Task<Decided<TResult>> DecideAsync<TResult>(TKey key, bool starts, Func<TAggregate, DecisionContext, TResult> decide, AppendOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        DecisionResult<TResult>.ThrowIfTask();
        return await AttemptAsync<TResult>(key, starts, Decide, options, cancellationToken).ConfigureAwait(false);

        TResult Decide(ref Folded<TAggregate> folded, AggregateSession<TKey> session)
        {
            if (!folded.IsBorn)
            {
                throw new InvalidOperationException($"{TAggregate.Definition.Name} is born by an event. Begin it with the StartAsync that takes the birth event.");
            }

            TResult value = decide(folded.State!, new DecisionContext(session));
            DecisionResult<TResult>.ThrowIfTask(value);
            PendingFold<TAggregate>.Fold(ref folded, session);
            return value;
        }
    }

    /// <inheritdoc/>
    public async Task<UnitMember<TAggregate>> OpenAsync(TKey key, UnitOfWork unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(unit);
        UnitHeading heading = unit.Admit(_store, StreamOf(key), _clock, _hostMetadata, _signals);
        AggregateSession<TKey> session = NewSession(key, heading, belongsToUnit: true);
        PageFolder<TAggregate> folder = await FoldAsync(session, cancellationToken).ConfigureAwait(false);
        return new UnitMember<TAggregate>(session, new Folded<TAggregate>(folder.State, folder.IsBorn), folder.LastAppend, PendingFold<TAggregate>.Fold, _snapshots);
    }

    /// <inheritdoc/>
    public async Task<Appended> BeginAsync<TEvent>(TKey key, TEvent birth, Action<TAggregate, DecisionContext>? decide, AppendOptions? options,
        CancellationToken cancellationToken)
        where TEvent : IEvent<TEvent>
    {
        return (await AttemptAsync<bool>(key, starts: true, Begin, options, cancellationToken).ConfigureAwait(false)).Append;

        bool Begin(ref Folded<TAggregate> none, AggregateSession<TKey> session)
        {
            session.Add<TAggregate, BirthEvent<TAggregate, TEvent>>(new(birth));
            PendingFold<TAggregate>.Fold(ref none, session);
            if (decide is not null)
            {
                decide(none.State!, new DecisionContext(session));
                PendingFold<TAggregate>.Fold(ref none, session);
            }

            return true;
        }
    }

    private async ValueTask<Loaded<TAggregate>> FindAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        PageFolder<TAggregate> folder = await FoldAsync(session, cancellationToken).ConfigureAwait(false);
        return new Loaded<TAggregate>(session.Stream, folder.State, folder.Version, folder.LastAppend);
    }

    private ValueTask<PageFolder<TAggregate>> FoldAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
        => AggregateSignals.AreHeard ? FoldHeardAsync(session, cancellationToken) : FoldUnheardAsync(session, cancellationToken);

    private ValueTask<PageFolder<TAggregate>> FoldUnheardAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
        => _snapshots is null ? ReplayAsync(session, cancellationToken) : FoldBehindSnapshotAsync(_snapshots, session, cancellationToken);

    // Stores that read synchronously leave nothing to wait for: then no state machine runs here, and none is compiled for a program's first load.
    private ValueTask<PageFolder<TAggregate>> ReplayAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        PageFolder<TAggregate> folder = NewFolder(session);
        ValueTask folding = folder.FoldAsync(_store, cancellationToken);
        return folding.IsCompletedSuccessfully ? new(folder) : AwaitFolderAsync(folding, folder);
    }

    private PageFolder<TAggregate> NewFolder(AggregateSession<TKey> session)
    {
        bool startsEmpty = TAggregate.TryCreateInitial(out TAggregate? initial);
        if (startsEmpty)
        {
            TAggregate.Attach(initial!, session);
        }

        return new PageFolder<TAggregate>(initial, startsEmpty, _store.EventTypes, session);
    }

    private static async ValueTask<PageFolder<TAggregate>> AwaitFolderAsync(ValueTask folding, PageFolder<TAggregate> folder)
    {
        await folding.ConfigureAwait(false);
        return folder;
    }

    private static async Task<TAggregate> AwaitStateAsync(ValueTask folding, PageFolder<TAggregate> folder)
    {
        await folding.ConfigureAwait(false);
        return folder.StateOrThrow();
    }

    // An error is met where the task is awaited, a cancellation as one, whether anything was waited for or not.
    private static async Task<TResult> FailAsync<TResult>(Exception error) => await Task.FromException<TResult>(error).ConfigureAwait(false);

    private Task<Appended> AppendAsync(AggregateSession session, TAggregate state, CancellationToken cancellationToken)
        => AggregateSignals.AreHeard && session.Pending is { Count: > 0 } ? AppendHeardAsync(session, state, cancellationToken) : AppendUnheardAsync(session, state, cancellationToken);

    private async Task<Appended> AppendUnheardAsync(AggregateSession session, TAggregate state, CancellationToken cancellationToken)
    {
        // A decision may have swallowed the error that spent its aggregate; what was raised up to it is no decision.
        session.ThrowIfUnusable();
        if (session.Pending is not { Count: > 0 })
        {
            Appended nothing = new(session.Stream, default, session.StoredVersion, 0, 0, session.Time);
            session.Saved(session.StoredVersion);
            return nothing;
        }

        try
        {
            session.BeginSave();
            ValueTask<ImmutableArray<Appended>> appending = _store.AppendAsync([session.ToAppend()], cancellationToken);

            // While the store writes, and before anybody gets the aggregate back.
            byte[]? snapshot = _snapshots?.TakeAppending(session, in state);
            Appended outcome = (await appending.ConfigureAwait(false))[0];
            if (outcome.Repeated)
            {
                // The first append may have been made on another state than this one.
                session.Spend("its command had been carried out before");
            }
            else
            {
                _snapshots?.Keep(snapshot, in outcome, session);
                session.Saved(outcome.Version);
            }

            return outcome;
        }
        catch (Exception error)
        {
            session.Spend($"its append ended with {error.GetType().Name}");
            throw;
        }
    }

    private StreamId StreamOf(TKey key) => new(_store.Tenant, TAggregate.Definition.Category, TAggregate.FormatKey(key));

    // The host's metadata, the clock and a new append id are asked for when the aggregate raises, not when it is only read.
    private UnitHeading NewHeading() => new(default, null, _clock, MetadataSource.Of(_hostMetadata, _signals.StoresTraceContext));

    private AggregateSession<TKey> NewSession(TKey key, UnitHeading heading, AsOf? asOf = null, bool belongsToUnit = false)
        => new(key, _store, StreamOf(key), heading, asOf, belongsToUnit);
}
