using Foldstream.Aggregates;

namespace Foldstream;

/// <summary>
/// The ways to make a decision on an aggregate that is a record: the decision returns the events. Those that take a collection expression or
/// a command are generated beside the aggregate.
/// </summary>
public static partial class RecordRepositoryExtensions
{
    /// <summary>Loads a state, lets it decide, and appends the events that the decision returned.</summary>
    /// <remarks>After a version conflict all of it is repeated, up to <see cref="AppendOptions.Attempts"/> times: a decision must have no effect besides its events.</remarks>
    /// <param name="repository">The repository.</param>
    /// <param name="key">The aggregate's key.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    /// <exception cref="StreamNotFoundException">The stream has no events.</exception>
    /// <exception cref="VersionConflictException">Others kept appending, or the stream was not at <see cref="AppendOptions.Expected"/>.</exception>
    /// <exception cref="RefusedException">The decision said no.</exception>
    /// <exception cref="FoldException">The state can't fold an event that the decision returned; nothing was written.</exception>
    public static Task<Appended> ExecuteAsync<TState, TKey, TEvents>(this IRepository<TState, TKey> repository, TKey key, Func<TState, TEvents> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return AppendAsync(repository, key, starts: false, (state, _) => decide(state), options, cancellationToken);
    }

    /// <summary>Loads a state, lets it decide with the decision's context, and appends the events that the decision returned.</summary>
    /// <inheritdoc cref="ExecuteAsync{TState, TKey, TEvents}(IRepository{TState, TKey}, TKey, Func{TState, TEvents}, AppendOptions?, CancellationToken)"/>
    public static Task<Appended> ExecuteAsync<TState, TKey, TEvents>(this IRepository<TState, TKey> repository, TKey key,
        Func<TState, DecisionContext, TEvents> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return AppendAsync(repository, key, starts: false, decide, options, cancellationToken);
    }

    /// <summary>Loads a state, lets it decide and return events and a value, and appends the events.</summary>
    /// <inheritdoc cref="ExecuteAsync{TState, TKey, TEvents}(IRepository{TState, TKey}, TKey, Func{TState, TEvents}, AppendOptions?, CancellationToken)"/>
    public static Task<Decided<TResult>> ExecuteAsync<TState, TKey, TEvents, TResult>(this IRepository<TState, TKey> repository, TKey key,
        Func<TState, (TEvents Events, TResult Value)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(repository, key, (state, _) => decide(state), options, cancellationToken);
    }

    /// <summary>Loads a state, lets it decide with the decision's context and return events and a value, and appends the events.</summary>
    /// <inheritdoc cref="ExecuteAsync{TState, TKey, TEvents}(IRepository{TState, TKey}, TKey, Func{TState, TEvents}, AppendOptions?, CancellationToken)"/>
    public static Task<Decided<TResult>> ExecuteAsync<TState, TKey, TEvents, TResult>(this IRepository<TState, TKey> repository, TKey key,
        Func<TState, DecisionContext, (TEvents Events, TResult Value)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(repository, key, decide, options, cancellationToken);
    }

    /// <summary>Begins the stream of a record that has an <c>Initial</c> state with the events that a decision on it returns.</summary>
    /// <exception cref="StreamExistsException">The stream has begun already.</exception>
    /// <inheritdoc cref="ExecuteAsync{TState, TKey, TEvents}(IRepository{TState, TKey}, TKey, Func{TState, TEvents}, AppendOptions?, CancellationToken)" path="/param"/>
    public static Task<Appended> StartAsync<TState, TKey, TEvents>(this IRepository<TState, TKey> repository, TKey key, Func<TState, TEvents> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>, IStartsEmpty<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return AppendAsync(repository, key, starts: true, (state, _) => decide(state), options, cancellationToken);
    }

    /// <inheritdoc cref="StartAsync{TState, TKey, TEvents}(IRepository{TState, TKey}, TKey, Func{TState, TEvents}, AppendOptions?, CancellationToken)"/>
    public static Task<Appended> StartAsync<TState, TKey, TEvents>(this IRepository<TState, TKey> repository, TKey key,
        Func<TState, DecisionContext, TEvents> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>, IStartsEmpty<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return AppendAsync(repository, key, starts: true, decide, options, cancellationToken);
    }

    private static async Task<Appended> AppendAsync<TState, TKey, TEvents>(IRepository<TState, TKey> repository, TKey key, bool starts,
        Func<TState, DecisionContext, TEvents> decide, AppendOptions? options, CancellationToken cancellationToken)
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(repository);
        return (await repository.DecideAsync(key, starts, Decide, options, cancellationToken).ConfigureAwait(false)).Append;

        bool Decide(TState state, DecisionContext context)
        {
            context.Record<TState, TEvents>(decide(state, context));
            return true;
        }
    }

    private static Task<Decided<TResult>> DecideAsync<TState, TKey, TEvents, TResult>(IRepository<TState, TKey> repository, TKey key,
        Func<TState, DecisionContext, (TEvents Events, TResult Value)> decide, AppendOptions? options, CancellationToken cancellationToken)
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.DecideAsync(key, starts: false, Decide, options, cancellationToken);

        TResult Decide(TState state, DecisionContext context)
        {
            (TEvents events, TResult value) = decide(state, context);
            context.Record<TState, TEvents>(in events);
            return value;
        }
    }
}
