using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>Begins the run of a scenario; the type of the aggregate's key is learned from the aggregate.</summary>
internal static class ScenarioRun
{
    public static ScenarioRun<TAggregate> Begin<TAggregate>()
        where TAggregate : IFold<TAggregate>
    {
        Visitor visitor = new();
        TAggregate.Accept(visitor);
        return (ScenarioRun<TAggregate>)visitor.Run!;
    }

    private sealed class Visitor : IAggregateVisitor
    {
        public object? Run { get; private set; }

        public void Visit<TAggregate, TKey>()
            where TAggregate : IAggregate<TAggregate, TKey>
            => Run = new ScenarioRun<TAggregate, TKey>();
    }
}

/// <summary>The aggregate of a scenario, and its store.</summary>
internal abstract class ScenarioRun<TAggregate>
{
    private int _givens;

    public string? Actor { get; set; }

    public abstract AggregateDefinition Definition { get; }

    protected FixedClock Clock { get; } = new();

    protected bool IsTimeSet { get; private set; }

    public void SetTime(DateTimeOffset time) => (Clock.Now, IsTimeSet) = (time, true);

    public void Given<TEvents>(TEvents events)
        where TEvents : IEventSet<TAggregate>
    {
        PageBuilder page = new(RecordedAppend.Limits);
        events.AddTo(page);
        if (page.Count > 0)
        {
            Append([new RecordedAppend(AppendId.From("scenario", $"given {++_givens}"), Clock.GetUtcNow(), new EventMetadata { Actor = Actor }, page)]);
        }
    }

    public abstract void GivenRecorded(TextReader lines);

    public abstract void UseKey<T>(T key);

    public abstract ScenarioOutcome<TResult> Decide<TResult>(Func<TAggregate, DecisionContext, TResult> decide);

    public abstract ScenarioOutcome<bool> Begin<TEvent>(TEvent birth, Action<TAggregate, DecisionContext>? decide)
        where TEvent : IEvent<TEvent>;

    /// <summary>The state as a replay gives it; null when there is none.</summary>
    public abstract ScenarioState<TAggregate>? FindState();

    protected abstract void Append(IReadOnlyList<RecordedAppend> appends);
}

/// <summary>What a decision led to.</summary>
/// <param name="Events">The events that were appended.</param>
/// <param name="Value">What the decision returned.</param>
/// <param name="Error">What the decision threw; null when it didn't.</param>
internal sealed record ScenarioOutcome<TResult>(IReadOnlyList<EventLine> Events, TResult? Value, Exception? Error);

/// <summary>A state.</summary>
internal sealed record ScenarioState<TAggregate>(TAggregate Value);
