using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream;

/// <summary>
/// Decides on several aggregates of one store together: what they raise is written as a whole or not at all, under one id, one time and one
/// metadata. <c>ExecuteAsync</c> takes two or three aggregates and repeats the decision after a version conflict; <see cref="Begin(AppendOptions?)"/> is for
/// everything else, and its caller repeats.
/// </summary>
/// <remarks>
/// Every stream that is loaded through the unit must still be at its version when the unit is written, also when nothing was raised on it.
/// What may change meanwhile is loaded from its repository, outside the unit. Not thread-safe: one load after the other.
/// </remarks>
public sealed partial class UnitOfWork
{
    private readonly AppendOptions _options;
    private readonly List<UnitMember> _streams = [];
    private readonly List<StreamCheck> _checks = [];
    private MetadataSource? _metadata;
    private UnitHeading? _heading;
    private IEventStore? _store;
    private string? _spentBecause;

    private UnitOfWork(AppendOptions options, MetadataSource? metadata) => (_options, _metadata) = (options, metadata);

    /// <summary>
    /// Whether a stream that was loaded holds the unit's <see cref="AppendOptions.Once"/> already: the command was carried out before. Do not
    /// decide then; <see cref="CommitAsync(CancellationToken)"/> writes nothing and returns the first outcomes.
    /// </summary>
    public bool IsRepetition { get; private set; }

    /// <summary>The unit's time, actor and id.</summary>
    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    public UnitContext Context => new(_heading
        ?? throw new InvalidOperationException("A unit of work learns its time and actor with the first aggregate that is loaded through it."));

    internal IEventStore Store => _store!;

    /// <summary>Begins a unit of work. It holds nothing that must be released.</summary>
    /// <param name="options">How to append; <see langword="null"/> for the defaults. <see cref="AppendOptions.Attempts"/> doesn't matter here.</param>
    /// <exception cref="ArgumentException"><see cref="AppendOptions.Expected"/> is set.</exception>
    public static UnitOfWork Begin(AppendOptions? options = null) => Begin(options ?? AppendOptions.Default, previous: null);

    /// <summary>Replays an aggregate, which must exist and at the commit still be at its version.</summary>
    /// <exception cref="StreamNotFoundException">The stream has no events.</exception>
    /// <exception cref="ArgumentException">The unit has the stream already.</exception>
    /// <exception cref="InvalidOperationException">The unit is spent, or the repository is over another store than the unit's first.</exception>
    public async Task<TAggregate> LoadAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken = default)
        => (await OpenExistingAsync(repository, key, cancellationToken).ConfigureAwait(false)).State!;

    /// <summary>Replays an aggregate that may be missing, and then must still be missing at the commit unless the unit begins it.</summary>
    /// <inheritdoc cref="LoadAsync" path="/exception[@cref!='T:Foldstream.StreamNotFoundException']"/>
    public async Task<Loaded<TAggregate>> FindAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken = default)
    {
        UnitMember<TAggregate> stream = await OpenAsync(repository, key, cancellationToken).ConfigureAwait(false);
        _streams.Add(stream);
        return new Loaded<TAggregate>(stream.Session.Stream, stream.State, stream.Session.StoredVersion, stream.LastAppend);
    }

    /// <summary>Begins the stream of an aggregate that has a state before its first event.</summary>
    /// <returns>That state. The stream begins with what is raised on it.</returns>
    /// <exception cref="StreamExistsException">The stream has begun already.</exception>
    /// <inheritdoc cref="LoadAsync" path="/exception[@cref!='T:Foldstream.StreamNotFoundException']"/>
    public async Task<TAggregate> StartAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken = default)
        where TAggregate : IStartsEmpty<TAggregate>
        => (await OpenNewAsync(repository, key, cancellationToken).ConfigureAwait(false)).State!;

    /// <summary>Begins a stream with a birth event.</summary>
    /// <returns>The aggregate as the event makes it.</returns>
    /// <exception cref="StreamExistsException">The stream has begun already.</exception>
    /// <exception cref="FoldException">The event can't begin this aggregate.</exception>
    /// <inheritdoc cref="LoadAsync" path="/exception[@cref!='T:Foldstream.StreamNotFoundException']"/>
    public async Task<TAggregate> StartAsync<TAggregate, TKey, TEvent>(IRepository<TAggregate, TKey> repository, TKey key, TEvent birth,
        CancellationToken cancellationToken = default)
        where TEvent : IEvent<TEvent>
    {
        UnitMember<TAggregate> stream = await OpenNewAsync(repository, key, cancellationToken).ConfigureAwait(false);
        return stream.Session.StoredVersion > 0 ? stream.State! : stream.Record<BirthEvent<TAggregate, TEvent>>(new(birth));
    }

    /// <summary>Takes the events that the decision of a record returned.</summary>
    /// <param name="repository">The repository that the state was loaded from.</param>
    /// <param name="key">The aggregate's key.</param>
    /// <param name="events">The events.</param>
    /// <returns>The state after the events. Go on with it: the one before is what it was.</returns>
    /// <exception cref="InvalidOperationException">The unit is spent, or did not load the aggregate.</exception>
    /// <exception cref="FoldException">The state can't fold an event. The unit can't be committed any more.</exception>
    public TAggregate Raise<TAggregate, TKey, TEvents>(IRepository<TAggregate, TKey> repository, TKey key, TEvents events)
        where TAggregate : IDecides<TAggregate>
        where TEvents : IEventSet<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(repository);
        ThrowIfSpent();
        UnitMember<TAggregate> stream = Opened<TAggregate, TKey>(key)
            ?? throw new InvalidOperationException($"The unit of work has not loaded the {typeof(TAggregate).Name} '{key}'. Load it through the unit, then decide.");
        ThrowIfElsewhere(repository.Store, stream.Session.Stream);
        return stream.Record(in events);
    }

    /// <summary>Demands that a stream which the unit does not load is still at a version when the unit is written.</summary>
    /// <param name="stream">The stream, of the same store.</param>
    /// <param name="expected">Its version; not <see cref="ExpectedVersion.Any"/>.</param>
    /// <exception cref="ArgumentException">The unit has the stream already, or any version would do.</exception>
    /// <exception cref="InvalidOperationException">The unit is spent.</exception>
    public void MustStillBe(StreamId stream, ExpectedVersion expected)
    {
        ThrowIfSpent();
        if (stream.IsEmpty || expected.IsAny)
        {
            throw new ArgumentException("MustStillBe takes a stream and the version that it must still be at.", stream.IsEmpty ? nameof(stream) : nameof(expected));
        }

        ThrowIfHeld(stream);
        _checks.Add(new StreamCheck(stream, expected));
    }

    /// <summary>Writes what was raised, if every stream of the unit is still as it was. The unit and all that it loaded are spent then, however this ends.</summary>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    /// <returns>
    /// One outcome for each stream that raised something, in the order in which the unit loaded them. Empty when nothing was raised: nothing
    /// is written and nothing checked then.
    /// </returns>
    /// <exception cref="VersionConflictException">A stream is not as it was; nothing was written. Begin a new unit and decide again.</exception>
    /// <exception cref="StreamExistsException">A stream that the unit begins has begun meanwhile; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The unit is spent, or an aggregate of it is.</exception>
    public Task<ImmutableArray<Appended>> CommitAsync(CancellationToken cancellationToken = default) => CommitAsync(writer: null, cancellationToken);

    /// <summary>Writes what was raised by a call of its own. For those who write a store that appends in other ways too.</summary>
    /// <remarks>It is called also when nothing was raised, with no appends, so that what the unit has seen is checked; not when the unit is a repetition.</remarks>
    /// <param name="writer">Writes the unit; <see langword="null"/> for the store's own append.</param>
    /// <param name="cancellationToken">Given to <paramref name="writer"/>.</param>
    /// <inheritdoc cref="CommitAsync(CancellationToken)" path="/exception"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public async Task<ImmutableArray<Appended>> CommitAsync(UnitWriter? writer, CancellationToken cancellationToken)
    {
        ThrowIfSpent();
        if (writer is not null && _store is null)
        {
            throw new InvalidOperationException("The unit of work has loaded nothing, so it is not known where to write it.");
        }

        foreach (UnitMember stream in _streams)
        {
            stream.Session.ThrowIfUnusable();
        }

        _streams.ForEach(stream => stream.Session.BeginSave());
        try
        {
            ImmutableArray<Appended> outcomes = IsRepetition ? await FirstOutcomesAsync(cancellationToken).ConfigureAwait(false) : await WriteAsync(writer, cancellationToken).ConfigureAwait(false);
            if (IsRepetition || outcomes.Any(append => append.Repeated))
            {
                AggregateSignals.Repeated(null);
            }

            Spend("its unit of work was committed", "it was committed");
            return outcomes;
        }
        catch (Exception error)
        {
            Spend($"the commit of its unit of work ended with {error.GetType().Name}", $"its commit ended with {error.GetType().Name}");
            throw;
        }
    }

    /// <summary>Makes and writes units until one meets no version conflict, as often as the options allow.</summary>
    /// <param name="attempt">Loads through the unit that it is given, decides, and writes it.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Given to <paramref name="attempt"/>.</param>
    /// <exception cref="VersionConflictException">Others kept appending.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<ImmutableArray<Appended>> RepeatAsync(Func<UnitOfWork, CancellationToken, Task<ImmutableArray<Appended>>> attempt, AppendOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return new GivenUnitAttempt(options ?? AppendOptions.Default, attempt).RunAsync(cancellationToken);
    }

    internal static UnitOfWork Begin(AppendOptions options, UnitOfWork? previous)
        => options.Expected.IsAny
            ? new UnitOfWork(options, previous?._metadata)
            : throw new ArgumentException("AppendOptions.Expected is the version of one stream, and a unit of work has several. It checks each stream against "
                + "what it has loaded; for a version known from elsewhere use MustStillBe.", nameof(options));

    /// <summary>Lets a repository open a stream for the unit.</summary>
    /// <returns>What the appends of the unit say of themselves.</returns>
    internal UnitHeading Admit(IEventStore store, StreamId stream, TimeProvider clock, Func<EventMetadata>? hostMetadata, SignalOptions signals)
    {
        ThrowIfSpent();
        ThrowIfElsewhere(store, stream);
        ThrowIfHeld(stream);
        _metadata ??= MetadataSource.Of(_options.Metadata, hostMetadata, signals.StoresTraceContext);
        return _heading ??= new UnitHeading(_options.Once, _options.Time, clock, _metadata);
    }

    private void ThrowIfElsewhere(IEventStore store, StreamId stream)
    {
        if (!ReferenceEquals(_store ??= store, store))
        {
            string elsewhere = store.Location == _store.Location ? $"another {store.Location}" : store.Location;
            throw new InvalidOperationException($"A unit of work is written to one store. This one began in {_store.Location}, and {stream} is in {elsewhere}.");
        }
    }

    internal async Task<UnitMember<TAggregate>> OpenExistingAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken)
    {
        UnitMember<TAggregate> stream = await OpenAsync(repository, key, cancellationToken).ConfigureAwait(false);
        if (stream.Session.StoredVersion == 0)
        {
            throw stream.Session.Missing();
        }

        _streams.Add(stream);
        return stream;
    }

    internal bool Holds(StreamId stream)
        => _streams.Exists(opened => opened.Session.Stream == stream) || _checks.Exists(check => check.Stream == stream);

    internal void Spend(string because, string? ownReason = null)
    {
        _spentBecause ??= ownReason ?? because;
        foreach (UnitMember stream in _streams)
        {
            stream.Session.Spend(because);
        }
    }
}
