using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>What a test says has happened. The generated <c>Given</c>, which takes the aggregate's own events only, calls it.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TNext">What the test goes on with.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGiven<TAggregate, TNext>
{
    /// <summary>Takes the events.</summary>
    TNext Given<TEvents>(TEvents events)
        where TEvents : IEventSet<TAggregate>;
}

/// <summary>What a test decides. The generated <c>When</c>, which takes a record's command, calls it.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TNext">What the test goes on with.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWhen<TAggregate, TNext>
{
    /// <summary>Takes the decision.</summary>
    TNext When<TEvents>(Func<TAggregate, DecisionContext, TEvents> decide)
        where TEvents : IEventSet<TAggregate>;
}

/// <summary>What a test expects. The generated <c>Then</c>, which takes the aggregate's own events only, calls it.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
/// <typeparam name="TNext">What the test goes on with.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IThen<TAggregate, TNext>
{
    /// <summary>Takes the expected events.</summary>
    TNext Then<TEvents>(TEvents events)
        where TEvents : IEventSet<TAggregate>;
}
