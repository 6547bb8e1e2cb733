using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>The decisions of an aggregate that is a record: they return the events. A <c>When</c> that takes a command is generated beside the aggregate.</summary>
public static partial class RecordScenarioExtensions
{
    /// <summary>Decides, once. On a stream without events the decision begins it.</summary>
    /// <param name="scenario">What has happened.</param>
    /// <param name="decide">The decision.</param>
    /// <exception cref="ScenarioFailedException">The aggregate is born by an event, and none was given. What the decision throws is kept for <c>Then</c>.</exception>
    public static ScenarioResult<TState> When<TState, TEvents>(this Scenario<TState> scenario, Func<TState, TEvents> decide)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((state, context) => context.Record<TState, TEvents>(decide(state)));
    }

    /// <summary>Decides with the decision's context, once.</summary>
    /// <inheritdoc cref="When{TState, TEvents}(Scenario{TState}, Func{TState, TEvents})"/>
    public static ScenarioResult<TState> When<TState, TEvents>(this Scenario<TState> scenario, Func<TState, DecisionContext, TEvents> decide)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((state, context) => context.Record<TState, TEvents>(decide(state, context)));
    }

    /// <summary>Decides, once, and keeps the value that the decision returns beside its events.</summary>
    /// <inheritdoc cref="When{TState, TEvents}(Scenario{TState}, Func{TState, TEvents})"/>
    public static ScenarioResult<TState, TResult> When<TState, TEvents, TResult>(this Scenario<TState> scenario, Func<TState, (TEvents Events, TResult Value)> decide)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((state, context) => Record(context, state, decide(state)));
    }

    /// <summary>Decides with the decision's context, once, and keeps the value that the decision returns beside its events.</summary>
    /// <inheritdoc cref="When{TState, TEvents}(Scenario{TState}, Func{TState, TEvents})"/>
    public static ScenarioResult<TState, TResult> When<TState, TEvents, TResult>(this Scenario<TState> scenario,
        Func<TState, DecisionContext, (TEvents Events, TResult Value)> decide)
        where TState : IDecides<TState>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((state, context) => Record(context, state, decide(state, context)));
    }

    /// <summary>Begins the stream with a birth event and the events of a decision, as <c>StartAsync</c> does.</summary>
    /// <param name="scenario">A scenario in which nothing has happened.</param>
    /// <param name="birth">The event that makes the aggregate.</param>
    /// <param name="decide">What is decided right after, in the same append.</param>
    public static ScenarioResult<TState> WhenStarted<TState, TEvent, TEvents>(this Scenario<TState> scenario, TEvent birth, Func<TState, TEvents> decide)
        where TState : IDecides<TState>
        where TEvent : IEvent<TEvent>
        where TEvents : IEventSet<TState>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Start(birth, (state, context) => context.Record<TState, TEvents>(decide(state)));
    }

    private static TResult Record<TState, TEvents, TResult>(DecisionContext context, TState _, (TEvents Events, TResult Value) decided)
        where TEvents : IEventSet<TState>
    {
        context.Record<TState, TEvents>(in decided.Events);
        return decided.Value;
    }
}
