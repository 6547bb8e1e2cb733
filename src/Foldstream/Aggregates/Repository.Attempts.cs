using Foldstream.Aggregates;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream;

public sealed partial class Repository<TAggregate, TKey>
{
    private async Task<Decided<TResult>> AttemptAsync<TResult>(TKey key, bool starts, Decision<TResult> decide,
        AppendOptions? options, CancellationToken cancellationToken)
    {
        options ??= AppendOptions.Default;
        Decided<TResult> decided = !options.Once.IsEmpty && await _store.FindAppendAsync(StreamOf(key), options.Once, cancellationToken).ConfigureAwait(false) is { } first
            ? new Decided<TResult>(default, first, hasValue: false)
            : await new DecisionAttempt<TResult>(this, key, starts, decide, options).RunAsync(cancellationToken).ConfigureAwait(false);
        if (!decided.HasValue)
        {
            AggregateSignals.Repeated(Category);
        }

        return decided;
    }

    /// <summary>Decides on a state, and leaves behind the one that its events make.</summary>
    private delegate TResult Decision<TResult>(ref Folded<TAggregate> folded, AggregateSession<TKey> session);

    /// <summary>A decision on one aggregate.</summary>
    private sealed class DecisionAttempt<TResult>(Repository<TAggregate, TKey> repository, TKey key, bool starts,
        Decision<TResult> decide, AppendOptions options) : Attempt<Decided<TResult>>(options)
    {
        private readonly AppendOptions _options = options;
        private readonly StreamId _stream = repository.StreamOf(key);
        private readonly MetadataSource _metadata = MetadataSource.Of(options.Metadata, repository._hostMetadata, repository._signals.StoresTraceContext);
        private AggregateSession<TKey>? _session;

        protected override IEventStore Store => repository._store;

        protected override string? SignalCategory => Category;

        protected override StreamId? SignalStream => repository.Named(_stream);

        protected override async Task<Decided<TResult>> MakeAsync(CancellationToken cancellationToken)
        {
            AggregateSession<TKey> session = _session =
                repository.NewSession(key, new UnitHeading(_options.Once, _options.Time, repository._clock, _metadata));
            PageFolder<TAggregate> folder = await repository.FoldAsync(session, cancellationToken).ConfigureAwait(false);

            // Another delivery of the same command may have been appended since the look-up, and is part of what was just folded. The
            // decision must not be made on it; one that comes after the folding is found by the append.
            if (!_options.Once.IsEmpty && session.StoredVersion > 0
                && await Store.FindAppendAsync(_stream, _options.Once, cancellationToken).ConfigureAwait(false) is { } rival)
            {
                return new Decided<TResult>(default, rival, hasValue: false);
            }

            await CheckBeginningAsync(session, cancellationToken).ConfigureAwait(false);
            if (!_options.Expected.Admits(session.StoredVersion))
            {
                AggregateSignals.Conflicted(SignalCategory);
                throw new VersionConflictException(_stream, _options.Expected, session.StoredVersion);
            }

            Folded<TAggregate> folded = new(folder.State, folder.IsBorn);
            TResult value = decide(ref folded, session);
            try
            {
                Appended append = await repository.AppendAsync(session, folded.State!, cancellationToken).ConfigureAwait(false);
                return append.Repeated ? new Decided<TResult>(default, append, hasValue: false) : new Decided<TResult>(value, append);
            }
            catch (AppendIdReusedException reused) when (!_options.Once.IsEmpty && reused.Stream == _stream && reused.AppendId == _options.Once)
            {
                // Another delivery of the same command got in between the look-up and the append, and decided on another state: the first one counts.
                Appended? winner = await Store.FindAppendAsync(_stream, _options.Once, cancellationToken).ConfigureAwait(false);
                return new Decided<TResult>(default,
                    winner ?? throw new AppendOutcomeUnknownException(_stream, _options.Once, new IOException("The first append vanished.")), hasValue: false);
            }
        }

        protected override bool Concerns(StreamId stream) => stream == _stream;

        protected override bool Begins(VersionConflictException conflict) => starts && conflict.Actual > 0 && _options.Expected.IsAny;

        protected override void Spend(string because) => _session?.Spend(because);

        private async Task CheckBeginningAsync(AggregateSession<TKey> session, CancellationToken cancellationToken)
        {
            if (starts && session.StoredVersion > 0)
            {
                throw await StreamStories.ExistsAsync(Store, _stream, session.StoredVersion, cancellationToken).ConfigureAwait(false);
            }

            if (!starts && session.StoredVersion == 0)
            {
                throw session.Missing();
            }
        }
    }
}
