using System.Collections.Immutable;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream;

/// <summary>The repository over an event store. One instance serves a whole application; it may be made by hand or come from <c>AddFoldstream</c>.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TKey">The aggregate's key.</typeparam>
/// <param name="store">Where the streams are kept.</param>
/// <param name="clock">What tells the time of appends; <see langword="null"/> for the system's clock.</param>
public sealed class Repository<TAggregate, TKey>(IEventStore store, TimeProvider? clock = null) : IRepository<TAggregate, TKey>
    where TAggregate : class, IAggregate<TAggregate, TKey>
{
    private readonly IEventStore _store = store ?? throw new ArgumentNullException(nameof(store));
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public async Task<TAggregate> LoadAsync(TKey key, CancellationToken cancellationToken = default)
        => (await FindAsync(key, cancellationToken).ConfigureAwait(false)).State;

    /// <inheritdoc/>
    public async Task<TAggregate> LoadAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default)
    {
        Loaded<TAggregate> loaded = await FindAsync(key, asOf, cancellationToken).ConfigureAwait(false);
        return loaded.Exists ? loaded.State : throw new StreamNotFoundException(StreamOf(key), asOf);
    }

    /// <inheritdoc/>
    public Task<Loaded<TAggregate>> FindAsync(TKey key, CancellationToken cancellationToken = default)
        => FindAsync(NewSession(key, AppendOptions.Default, null), cancellationToken);

    /// <inheritdoc/>
    public Task<Loaded<TAggregate>> FindAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default)
        => FindAsync(NewSession(key, AppendOptions.Default, asOf), cancellationToken);

    /// <inheritdoc/>
    public async Task<Appended> SaveAsync(TAggregate aggregate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        AggregateSession session = TAggregate.SessionOf(aggregate) ?? throw AggregateSession.NotAttached(TAggregate.Definition.Name);
        session.ThrowIfUnusable();
        if (!ReferenceEquals(session.Store, _store))
        {
            throw new InvalidOperationException($"This {session.Stream} was loaded from {session.Store.Location} and can't be saved to {_store.Location}.");
        }

        return await AppendAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Decided<TResult>> DecideAsync<TResult>(TKey key, bool starts, Func<TAggregate, DecisionContext, TResult> decide, AppendOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decide);
        DecisionResult<TResult>.ThrowIfTask();
        return await AttemptAsync(key, starts, Decide, options, cancellationToken).ConfigureAwait(false);

        (TAggregate, TResult) Decide(TAggregate? aggregate, AggregateSession<TKey> session)
        {
            if (aggregate is null)
            {
                throw new InvalidOperationException($"{TAggregate.Definition.Name} is born by an event. Begin it with the StartAsync that takes the birth event.");
            }

            return (aggregate, decide(aggregate, new DecisionContext(session)));
        }
    }

    /// <inheritdoc/>
    public async Task<Appended> BeginAsync<TEvent>(TKey key, TEvent birth, Action<TAggregate, DecisionContext>? decide, AppendOptions? options,
        CancellationToken cancellationToken)
        where TEvent : IEvent<TEvent>
    {
        return (await AttemptAsync(key, starts: true, Begin, options, cancellationToken).ConfigureAwait(false)).Append;

        (TAggregate, bool) Begin(TAggregate? none, AggregateSession<TKey> session)
        {
            TAggregate aggregate = Birth<TAggregate>.Fold(in birth, session);
            TAggregate.Attach(aggregate, session);
            decide?.Invoke(aggregate, new DecisionContext(session));
            return (aggregate, true);
        }
    }

    private async Task<Decided<TResult>> AttemptAsync<TResult>(TKey key, bool starts, Func<TAggregate?, AggregateSession<TKey>, (TAggregate, TResult)> decide,
        AppendOptions? options, CancellationToken cancellationToken)
    {
        options ??= AppendOptions.Default;
        StreamId stream = StreamOf(key);
        if (!options.Once.IsEmpty && await _store.FindAppendAsync(stream, options.Once, cancellationToken).ConfigureAwait(false) is { } first)
        {
            return new Decided<TResult>(default, first, hasValue: false);
        }

        for (int attempt = 1; ; attempt++)
        {
            AggregateSession<TKey> session = NewSession(key, options, null);
            try
            {
                TAggregate? aggregate = await FoldAsync(session, cancellationToken).ConfigureAwait(false);

                // Another delivery of the same command may have been appended since the look-up, and is part of what was just folded. The
                // decision must not be made on it; one that comes after the folding is found by the append.
                if (!options.Once.IsEmpty && session.StoredVersion > 0
                    && await _store.FindAppendAsync(stream, options.Once, cancellationToken).ConfigureAwait(false) is { } rival)
                {
                    return new Decided<TResult>(default, rival, hasValue: false);
                }

                await CheckBeginningAsync(session, starts, cancellationToken).ConfigureAwait(false);
                if (!options.Expected.Admits(session.StoredVersion))
                {
                    throw new VersionConflictException(stream, options.Expected, session.StoredVersion);
                }

                (aggregate, TResult value) = decide(aggregate, session);
                Appended append = await AppendAsync(session, cancellationToken).ConfigureAwait(false);
                return append.Repeated ? new Decided<TResult>(default, append, hasValue: false) : new Decided<TResult>(value, append);
            }
            catch (VersionConflictException conflict) when (conflict.Stream == stream)
            {
                session.Spend("its append met a version conflict");
                if (starts && conflict.Actual > 0 && options.Expected.IsAny)
                {
                    throw await StreamStories.ExistsAsync(_store, stream, conflict.Actual, cancellationToken).ConfigureAwait(false);
                }

                if (attempt >= options.Attempts || !options.Expected.IsAny)
                {
                    throw await StreamStories.ConflictAsync(_store, conflict, attempt, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (AppendIdReusedException reused) when (!options.Once.IsEmpty && reused.Stream == stream && reused.AppendId == options.Once)
            {
                // Another delivery of the same command got in between the look-up and the append, and decided on another state: the first one counts.
                Appended? winner = await _store.FindAppendAsync(stream, options.Once, cancellationToken).ConfigureAwait(false);
                return new Decided<TResult>(default, winner ?? throw new AppendOutcomeUnknownException(stream, options.Once, new IOException("The first append vanished.")), hasValue: false);
            }
            catch (Exception error)
            {
                session.Spend($"its decision ended with {error.GetType().Name}");
                throw;
            }

            await Backoff.WaitAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Loaded<TAggregate>> FindAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        TAggregate? aggregate = await FoldAsync(session, cancellationToken).ConfigureAwait(false);
        return new Loaded<TAggregate>(session.Stream, aggregate, session.StoredVersion);
    }

    private async Task CheckBeginningAsync(AggregateSession<TKey> session, bool starts, CancellationToken cancellationToken)
    {
        if (starts && session.StoredVersion > 0)
        {
            throw await StreamStories.ExistsAsync(_store, session.Stream, session.StoredVersion, cancellationToken).ConfigureAwait(false);
        }

        if (!starts && session.StoredVersion == 0)
        {
            throw new StreamNotFoundException(session.Stream);
        }
    }

    private async Task<TAggregate?> FoldAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
    {
        TAggregate? initial = TAggregate.CreateInitial();
        if (initial is not null)
        {
            TAggregate.Attach(initial, session);
        }

        PageFolder<TAggregate> folder = new(initial, _store.EventTypes, session);
        await _store.ReadStreamAsync(session.Stream, 1, ReadDirection.Forward, folder, cancellationToken).ConfigureAwait(false);
        while (folder.LacksEventType)
        {
            folder.Refresh(await _store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            await _store.ReadStreamAsync(session.Stream, folder.Version + 1, ReadDirection.Forward, folder, cancellationToken).ConfigureAwait(false);
        }

        session.Loaded(folder.Version);
        return folder.Version > 0 && folder.State is null
            ? throw new FoldException(session.Stream, folder.Version, "?", new InvalidOperationException("The stream has no birth event."))
            : folder.State;
    }

    private async Task<Appended> AppendAsync(AggregateSession session, CancellationToken cancellationToken)
    {
        if (session.Pending is not { Count: > 0 } page)
        {
            Appended nothing = new(session.Stream, default, session.StoredVersion, 0, 0, session.Time);
            session.Saved(session.StoredVersion);
            return nothing;
        }

        try
        {
            StreamAppend append = new()
            {
                Stream = session.Stream,
                Expected = ExpectedVersion.At(session.StoredVersion),
                Page = page,
                AppendId = session.AppendId,
                Time = session.Time,
                Metadata = session.Metadata,
            };
            ImmutableArray<Appended> outcome = await _store.AppendAsync([append], cancellationToken).ConfigureAwait(false);
            session.Saved(outcome[0].Version);
            return outcome[0];
        }
        catch (Exception error)
        {
            session.Spend($"its append ended with {error.GetType().Name}");
            throw;
        }
    }

    private static StreamId StreamOf(TKey key) => new(TAggregate.Definition.Category, TAggregate.FormatKey(key));

    private AggregateSession<TKey> NewSession(TKey key, AppendOptions options, AsOf? asOf) => new(key, new SessionStart
    {
        Store = _store,
        Clock = _clock,
        Stream = StreamOf(key),
        AppendId = options.Once.IsEmpty ? AppendId.New() : options.Once,
        Time = options.Time,
        Metadata = options.Metadata,
        AsOf = asOf,
    });
}
