using System.Collections.Immutable;
using Foldstream.Aggregates;

namespace Foldstream;

// Three aggregates that are classes.
public sealed partial class UnitOfWork
{
    /// <summary>Loads three aggregates of one store, lets them decide together, and appends what they raised: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Action<TA, TB, TC> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
        where TC : class, IAggregate<TC, TKeyC>, IRaises<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, third, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b, UnitMember<TC> c)
        {
            decide(a.State!, b.State!, c.State!);
            return true;
        }
    }

    /// <summary>Loads three aggregates of one store, lets them decide together with the unit's context, and appends what they raised: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB, TC, TKeyC}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, ValueTuple{IRepository{TC, TKeyC}, TKeyC}, Action{TA, TB, TC}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Action<TA, TB, TC, UnitContext> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
        where TC : class, IAggregate<TC, TKeyC>, IRaises<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, third, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b, UnitMember<TC> c)
        {
            decide(a.State!, b.State!, c.State!, unit.Context);
            return true;
        }
    }

    /// <summary>Loads three aggregates of one store, lets them decide together and return something, and appends what they raised: everything or nothing.</summary>
    /// <returns>What the decision returned, and the appends.</returns>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB, TC, TKeyC}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, ValueTuple{IRepository{TC, TKeyC}, TKeyC}, Action{TA, TB, TC}, AppendOptions?, CancellationToken)"/>
    public static Task<DecidedTogether<TResult>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
        where TC : class, IAggregate<TC, TKeyC>, IRaises<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(first, second, third, (_, a, b, c) => decide(a.State!, b.State!, c.State!), options, cancellationToken);
    }

    /// <summary>Loads three aggregates of one store, lets them decide together, with the unit's context, and return something, and appends what they raised: everything or nothing.</summary>
    /// <returns>What the decision returned, and the appends.</returns>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB, TC, TKeyC}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, ValueTuple{IRepository{TC, TKeyC}, TKeyC}, Action{TA, TB, TC}, AppendOptions?, CancellationToken)"/>
    public static Task<DecidedTogether<TResult>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, TResult> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : class, IAggregate<TA, TKeyA>, IRaises<TA>
        where TB : class, IAggregate<TB, TKeyB>, IRaises<TB>
        where TC : class, IAggregate<TC, TKeyC>, IRaises<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return DecideAsync(first, second, third, (unit, a, b, c) => decide(a.State!, b.State!, c.State!, unit.Context), options, cancellationToken);
    }

    private static Task<DecidedTogether<TResult>> DecideAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<UnitOfWork, UnitMember<TA>, UnitMember<TB>, UnitMember<TC>, TResult> decide, AppendOptions? options, CancellationToken cancellationToken)
    {
        DecisionResult<TResult>.ThrowIfTask();
        return new UnitAttempt<TResult>(options ?? AppendOptions.Default, LoadAsync).RunAsync(cancellationToken);

        async Task<Func<TResult>> LoadAsync(UnitOfWork unit, CancellationToken cancellationToken)
        {
            UnitMember<TA> a = await unit.OpenExistingAsync(first.Repository, first.Key, cancellationToken).ConfigureAwait(false);
            UnitMember<TB> b = await unit.OpenExistingAsync(second.Repository, second.Key, cancellationToken).ConfigureAwait(false);
            UnitMember<TC> c = await unit.OpenExistingAsync(third.Repository, third.Key, cancellationToken).ConfigureAwait(false);
            return () => decide(unit, a, b, c);
        }
    }
}
