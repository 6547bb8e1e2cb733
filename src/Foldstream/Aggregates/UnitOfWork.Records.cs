using System.Collections.Immutable;
using Foldstream.Aggregates;

namespace Foldstream;

// Aggregates that are records: the decision returns the events of each.
public sealed partial class UnitOfWork
{
    /// <summary>Loads two states of one store, lets them decide together and appends the events that the decision returned: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TEventsA, TEventsB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, (TEventsA First, TEventsB Second)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : IDecides<TA>
        where TEventsA : IEventSet<TA>
        where TB : IDecides<TB>
        where TEventsB : IEventSet<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b)
        {
            (TEventsA firstEvents, TEventsB secondEvents) = decide(a.State!, b.State!);
            a.Record(in firstEvents);
            b.Record(in secondEvents);
            return true;
        }
    }

    /// <summary>Loads two states of one store, lets them decide together, with the unit's context, and appends the events that the decision returned: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, Action{TA, TB}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TEventsA, TEventsB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, (TEventsA First, TEventsB Second)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : IDecides<TA>
        where TEventsA : IEventSet<TA>
        where TB : IDecides<TB>
        where TEventsB : IEventSet<TB>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b)
        {
            (TEventsA firstEvents, TEventsB secondEvents) = decide(a.State!, b.State!, unit.Context);
            a.Record(in firstEvents);
            b.Record(in secondEvents);
            return true;
        }
    }

    /// <summary>Loads three states of one store, lets them decide together and appends the events that the decision returned: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB, TC, TKeyC}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, ValueTuple{IRepository{TC, TKeyC}, TKeyC}, Action{TA, TB, TC}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TEventsA, TEventsB, TEventsC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, (TEventsA First, TEventsB Second, TEventsC Third)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : IDecides<TA>
        where TEventsA : IEventSet<TA>
        where TB : IDecides<TB>
        where TEventsB : IEventSet<TB>
        where TC : IDecides<TC>
        where TEventsC : IEventSet<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, third, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b, UnitMember<TC> c)
        {
            (TEventsA firstEvents, TEventsB secondEvents, TEventsC thirdEvents) = decide(a.State!, b.State!, c.State!);
            a.Record(in firstEvents);
            b.Record(in secondEvents);
            c.Record(in thirdEvents);
            return true;
        }
    }

    /// <summary>Loads three states of one store, lets them decide together, with the unit's context, and appends the events that the decision returned: everything or nothing.</summary>
    /// <inheritdoc cref="ExecuteAsync{TA, TKeyA, TB, TKeyB, TC, TKeyC}(ValueTuple{IRepository{TA, TKeyA}, TKeyA}, ValueTuple{IRepository{TB, TKeyB}, TKeyB}, ValueTuple{IRepository{TC, TKeyC}, TKeyC}, Action{TA, TB, TC}, AppendOptions?, CancellationToken)"/>
    public static async Task<ImmutableArray<Appended>> ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TEventsA, TEventsB, TEventsC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, (TEventsA First, TEventsB Second, TEventsC Third)> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TA : IDecides<TA>
        where TEventsA : IEventSet<TA>
        where TB : IDecides<TB>
        where TEventsB : IEventSet<TB>
        where TC : IDecides<TC>
        where TEventsC : IEventSet<TC>
    {
        ArgumentNullException.ThrowIfNull(decide);
        return (await DecideAsync(first, second, third, Decide, options, cancellationToken).ConfigureAwait(false)).Appends;

        bool Decide(UnitOfWork unit, UnitMember<TA> a, UnitMember<TB> b, UnitMember<TC> c)
        {
            (TEventsA firstEvents, TEventsB secondEvents, TEventsC thirdEvents) = decide(a.State!, b.State!, c.State!, unit.Context);
            a.Record(in firstEvents);
            b.Record(in secondEvents);
            c.Record(in thirdEvents);
            return true;
        }
    }
}
