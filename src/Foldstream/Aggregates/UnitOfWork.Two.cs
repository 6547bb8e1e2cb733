using System.Collections.Immutable;
using Foldstream.Aggregates;

namespace Foldstream;

// Two aggregates that are classes.
public sealed partial class UnitOfWork
{
    /// <summary>Loads two aggregates of one store, lets them decide together, and appends what they raised: everything or nothing.</summary>
    /// <remarks>
    /// After a version conflict on any of the streams, one that was only read included, all of it is repeated, up to
    /// <see cref="AppendOptions.Attempts"/> times: a decision must have no effect besides raising. <see cref="AppendOptions.Once"/> holds for
    /// the whole: a repeated command does not decide, and the first outcomes come back.
    /// </remarks>
    /// <param name="first">The repository and key of the first aggregate.</param>
    /// <param name="second">The repository and key of the second aggregate.</param>
    /// <param name="decide">The decision.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the store has not begun to write.</param>
    /// <returns>One outcome for each stream that raised something, in the order in which they were named.</returns>
    /// <exception cref="StreamNotFoundException">A stream has no events.</exception>
    /// <exception cref="VersionConflictException">Others kept appending; nothing was written.</exception>
    /// <exception cref="RefusedException">The decision said no; nothing was written.</exception>
    /// <exception cref="ArgumentException">A stream is named twice, or <see cref="AppendOptions.Expected"/> is set.</exception>
    /// <exception cref="InvalidOperationException">The repositories are over different stores.</exception>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Action<TA, TB> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b)
        {
            decide(a.State!, b.State!);
            return true;
        }
    }

    /// <summary>Loads two aggregates of one store, lets them decide together with the unit's context, and appends what they raised: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Action<TA, TB, UnitContext> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b)
        {
            decide(a.State!, b.State!, unit.Context);
            return true;
        }
    }

    /// <summary>Loads two aggregates of one store, lets them decide together and return something, and appends what they raised: everything or nothing.</summary>
    /// <returns>What the decision returned, and the appends.</returns>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static Task<DecidedTogether<TResult>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(first, second, (_, a, b) => decide(a.State!, b.State!), options, cancellationToken);
    }

    /// <summary>Loads two aggregates of one store, lets them decide together, with the unit's context, and return something, and appends what they raised: everything or nothing.</summary>
    /// <returns>What the decision returned, and the appends.</returns>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static Task<DecidedTogether<TResult>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(first, second, (unit, a, b) => decide(a.State!, b.State!, unit.Context), options, cancellationToken);
    }

    private static Task<DecidedTogether<TResult>> DecideAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<UnitOfWork, UnitMember<TA>, UnitMember<TB>, TResult> decide, AppendOptions? options, CancellationToken cancellationToken)
    {
        DecisionResult<TResult>.ThrowIfTask();
        return new UnitAttempt<TResult>(options ?? AppendOptions.Default, LoadAsync).RunAsync(cancellationToken);

        async Task<Func<TResult>> LoadAsync(UnitOfWork unit, CancellationToken cancellationToken)
        {
            UnitMember<TA> a = await unit.OpenExistingAsync(first.Repository, first.Key, cancellationToken).ConfigureAwait(false);
            UnitMember<TB> b = await unit.OpenExistingAsync(second.Repository, second.Key, cancellationToken).ConfigureAwait(false);
            return () => decide(unit, a, b);
        }
    }
}
