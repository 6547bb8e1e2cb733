using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream;

/// <summary>
/// Loads aggregates of one kind, and appends what they decide. Thread-safe; the aggregates that it gives out are not.
/// Decisions are made with the extension methods <c>ExecuteAsync</c> and <c>StartAsync</c>, or on a loaded aggregate and <c>SaveAsync</c>.
/// </summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TKey">The aggregate's key.</typeparam>
public interface IRepository<TAggregate, TKey>
{
    /// <summary>Where the streams are kept.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    IEventStore Store { get; }

    /// <summary>Replays an aggregate.</summary>
    /// <exception cref="StreamNotFoundException">The stream has no events.</exception>
    /// <exception cref="UnknownEventException">The stream holds an event that the aggregate neither applies nor ignores.</exception>
    /// <exception cref="SchemaMismatchException">The stream holds an event in another shape than this build's.</exception>
    /// <exception cref="CorruptPageException">The stream is damaged.</exception>
    /// <exception cref="FoldException">An <c>Apply</c> failed.</exception>
    Task<TAggregate> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Replays an aggregate as it was; the result is read-only.</summary>
    /// <inheritdoc cref="LoadAsync(TKey, CancellationToken)" path="/exception"/>
    Task<TAggregate> LoadAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default);

    /// <summary>Replays an aggregate that may be missing.</summary>
    Task<Loaded<TAggregate>> FindAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>Replays an aggregate that may have been missing, as it was; the result is read-only.</summary>
    Task<Loaded<TAggregate>> FindAsync(TKey key, AsOf asOf, CancellationToken cancellationToken = default);

    /// <summary>Replays many aggregates in one reading of the store, which sees all of them at one moment.</summary>
    /// <param name="keys">The keys. One that stands there twice is replayed once, and gives the same aggregate twice.</param>
    /// <param name="cancellationToken">Looked at between streams and pages.</param>
    /// <returns>The aggregates in the order of <paramref name="keys"/>. All of them are in memory at once.</returns>
    /// <exception cref="StreamNotFoundException">One of the streams has no events; <see cref="FindManyAsync"/> says which have some.</exception>
    /// <inheritdoc cref="LoadAsync(TKey, CancellationToken)" path="/exception"/>
    Task<ImmutableArray<TAggregate>> LoadManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Replays many aggregates that may be missing in one reading of the store, which sees all of them at one moment.</summary>
    /// <inheritdoc cref="LoadManyAsync(IEnumerable{TKey}, CancellationToken)" path="/param"/>
    /// <returns>What was found, in the order of <paramref name="keys"/>, an entry for each.</returns>
    Task<ImmutableArray<Loaded<TAggregate>>> FindManyAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Appends what a loaded aggregate has raised; what <c>SaveAsync</c> calls.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Task<Appended> AppendRaisedAsync(TAggregate aggregate, CancellationToken cancellationToken);

    /// <summary>Replays an aggregate for a unit of work, which alone appends what it raises; what <see cref="UnitOfWork"/> calls.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Task<UnitMember<TAggregate>> OpenAsync(TKey key, UnitOfWork unit, CancellationToken cancellationToken);

    /// <summary>Loads, decides and appends; what <c>ExecuteAsync</c> and <c>StartAsync</c> call.</summary>
    /// <param name="key">The aggregate's key.</param>
    /// <param name="starts">Whether the stream must be empty; otherwise it must not be.</param>
    /// <param name="decide">The decision. It may run several times.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Task<Decided<TResult>> DecideAsync<TResult>(TKey key, bool starts, Func<TAggregate, DecisionContext, TResult> decide, AppendOptions? options,
        CancellationToken cancellationToken);

    /// <summary>Begins a stream with a birth event; what the generated <c>StartAsync</c> calls.</summary>
    /// <param name="key">The aggregate's key.</param>
    /// <param name="birth">The birth event.</param>
    /// <param name="decide">What is decided right after, in the same append; <see langword="null"/> for nothing.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Task<Appended> BeginAsync<TEvent>(TKey key, TEvent birth, Action<TAggregate, DecisionContext>? decide, AppendOptions? options,
        CancellationToken cancellationToken)
        where TEvent : IEvent<TEvent>;
}
