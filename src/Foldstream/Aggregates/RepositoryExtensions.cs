using System.ComponentModel;
using Foldstream.Aggregates;

namespace Foldstream;

/// <summary>The ways to make a decision on an aggregate that is a class and raises its events itself.</summary>
public static partial class RepositoryExtensions
{
    /// <summary>Loads an aggregate, lets it decide, and appends what it raised.</summary>
    /// <remarks>After a version conflict all of it is repeated, up to <see cref="AppendOptions.Attempts"/> times: a decision must have no effect besides raising.</remarks>
    /// <param name="repository">The repository.</param>
    /// <param name="key">The aggregate's key.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    /// <exception cref="StreamNotFoundException">The stream has no events.</exception>
    /// <exception cref="VersionConflictException">Others kept appending, or the stream was not at <see cref="AppendOptions.Expected"/>.</exception>
    /// <exception cref="RefusedException">The decision said no.</exception>
    public static async Task<Appended> ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key, Action<TAggregate> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await Decide(repository, key, starts: false, (aggregate, _) => Done(decide, aggregate), options, cancellationToken).ConfigureAwait(false)).Append;
    }

    /// <summary>Loads an aggregate, lets it decide with the decision's context, and appends what it raised.</summary>
    /// <inheritdoc cref="ExecuteAsync{TAggregate, TKey}(IRepository{TAggregate, TKey}, TKey, Action{TAggregate}, AppendOptions?, CancellationToken)"/>
    public static async Task<Appended> ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Action<TAggregate, DecisionContext> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await Decide(repository, key, starts: false, (aggregate, context) => Done(decide, aggregate, context), options, cancellationToken).ConfigureAwait(false)).Append;
    }

    /// <summary>Loads an aggregate, lets it decide and return something, and appends what it raised.</summary>
    /// <inheritdoc cref="ExecuteAsync{TAggregate, TKey}(IRepository{TAggregate, TKey}, TKey, Action{TAggregate}, AppendOptions?, CancellationToken)"/>
    public static Task<Decided<TResult>> ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return Decide(repository, key, starts: false, (aggregate, _) => decide(aggregate), options, cancellationToken);
    }

    /// <summary>Loads an aggregate, lets it decide with the decision's context and return something, and appends what it raised.</summary>
    /// <inheritdoc cref="ExecuteAsync{TAggregate, TKey}(IRepository{TAggregate, TKey}, TKey, Action{TAggregate}, AppendOptions?, CancellationToken)"/>
    public static Task<Decided<TResult>> ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return Decide(repository, key, starts: false, decide, options, cancellationToken);
    }

    /// <summary>Begins the stream of an aggregate that has a state before its first event.</summary>
    /// <remarks>An aggregate with a birth constructor is begun by its generated <c>StartAsync</c>, which takes the birth event.</remarks>
    /// <exception cref="StreamExistsException">The stream has begun already.</exception>
    /// <inheritdoc cref="ExecuteAsync{TAggregate, TKey}(IRepository{TAggregate, TKey}, TKey, Action{TAggregate}, AppendOptions?, CancellationToken)" path="/param"/>
    public static async Task<Appended> StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key, Action<TAggregate> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>, IStartsEmpty<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await Decide(repository, key, starts: true, (aggregate, _) => Done(decide, aggregate), options, cancellationToken).ConfigureAwait(false)).Append;
    }

    /// <inheritdoc cref="StartAsync{TAggregate, TKey}(IRepository{TAggregate, TKey}, TKey, Action{TAggregate}, AppendOptions?, CancellationToken)"/>
    public static async Task<Appended> StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Action<TAggregate, DecisionContext> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>, IStartsEmpty<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await Decide(repository, key, starts: true, (aggregate, context) => Done(decide, aggregate, context), options, cancellationToken).ConfigureAwait(false)).Append;
    }

    /// <summary>Appends what a loaded aggregate has raised since it was loaded or saved.</summary>
    /// <remarks>There is no retry: an aggregate whose save failed, for whatever reason, is spent and refuses further use.</remarks>
    /// <exception cref="VersionConflictException">Somebody else appended in the meantime; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">The aggregate is spent, read-only, or not of this repository.</exception>
    public static Task<Appended> SaveAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TAggregate aggregate,
        CancellationToken cancellationToken = default)
        where TAggregate : class, IAggregate<TAggregate, TKey>, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.AppendRaisedAsync(aggregate, cancellationToken);
    }

    private static Task<Decided<TResult>> Decide<TAggregate, TKey, TResult>(IRepository<TAggregate, TKey> repository, TKey key, bool starts,
        Func<TAggregate, DecisionContext, TResult> decide, AppendOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return repository.DecideAsync(key, starts, decide, options, cancellationToken);
    }

    private static bool Done<TAggregate>(Action<TAggregate> decide, TAggregate aggregate)
    {
        decide(aggregate);
        return true;
    }

    private static bool Done<TAggregate>(Action<TAggregate, DecisionContext> decide, TAggregate aggregate, DecisionContext context)
    {
        decide(aggregate, context);
        return true;
    }
}
