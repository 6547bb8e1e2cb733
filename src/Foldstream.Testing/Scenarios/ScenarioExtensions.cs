using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>The decisions of an aggregate that is a class and raises its events itself.</summary>
public static partial class ScenarioExtensions
{
    /// <summary>Decides, once. On a stream without events the decision begins it.</summary>
    /// <param name="scenario">What has happened.</param>
    /// <param name="decide">The decision.</param>
    /// <exception cref="ScenarioFailedException">The aggregate is born by an event, and none was given. What the decision throws is kept for <c>Then</c>.</exception>
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Action<TAggregate> decide)
        where TAggregate : class, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((aggregate, _) => decide(aggregate));
    }

    /// <summary>Decides with the decision's context, once.</summary>
    /// <inheritdoc cref="When{TAggregate}(Scenario{TAggregate}, Action{TAggregate})"/>
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Action<TAggregate, DecisionContext> decide)
        where TAggregate : class, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide(decide);
    }

    /// <summary>Decides, once, and keeps what the decision returns.</summary>
    /// <inheritdoc cref="When{TAggregate}(Scenario{TAggregate}, Action{TAggregate})"/>
    public static ScenarioResult<TAggregate, TResult> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, TResult> decide)
        where TAggregate : class, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide((aggregate, _) => decide(aggregate));
    }

    /// <summary>Decides with the decision's context, once, and keeps what the decision returns.</summary>
    /// <inheritdoc cref="When{TAggregate}(Scenario{TAggregate}, Action{TAggregate})"/>
    public static ScenarioResult<TAggregate, TResult> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, DecisionContext, TResult> decide)
        where TAggregate : class, IRaises<TAggregate>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Decide(decide);
    }

    /// <summary>Begins the stream with a birth event and a decision, as <c>StartAsync</c> does.</summary>
    /// <param name="scenario">A scenario in which nothing has happened.</param>
    /// <param name="birth">The event that makes the aggregate.</param>
    /// <param name="decide">What is decided right after, in the same append.</param>
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Action<TAggregate> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Start(birth, (aggregate, _) => decide(aggregate));
    }

    /// <inheritdoc cref="WhenStarted{TAggregate, TEvent}(Scenario{TAggregate}, TEvent, Action{TAggregate})"/>
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Action<TAggregate, DecisionContext> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(decide);
        return scenario.Start(birth, decide);
    }
}
